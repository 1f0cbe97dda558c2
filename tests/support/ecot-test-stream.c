/* ecot-test-stream.c: a disk that fills up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test.h"

#define ECOT_TYPE_TEST_STREAM (ecot_test_stream_get_type ())
G_DECLARE_FINAL_TYPE (EcotTestStream, ecot_test_stream, ECOT, TEST_STREAM, GOutputStream)

struct _EcotTestStream
{
  GOutputStream parent_instance;

  gsize room;
};

G_DEFINE_FINAL_TYPE (EcotTestStream, ecot_test_stream, G_TYPE_OUTPUT_STREAM)

/* As a real disk does it: the last write that fits in part is a short one. */
static gssize
ecot_test_stream_write (GOutputStream *stream,
                        const void    *buffer,
                        gsize          count,
                        GCancellable  *cancellable,
                        GError       **error)
{
  EcotTestStream *self = ECOT_TEST_STREAM (stream);
  gsize           written = MIN (count, self->room);

  if (written == 0 && count > 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");
      return -1;
    }

  self->room -= written;
  return (gssize)written;
}

static void
ecot_test_stream_class_init (EcotTestStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = ecot_test_stream_write;
}

static void
ecot_test_stream_init (EcotTestStream *self)
{
}

GOutputStream *
ecot_test_full_stream_new (gsize size)
{
  EcotTestStream *self = g_object_new (ECOT_TYPE_TEST_STREAM, NULL);

  self->room = size;
  return G_OUTPUT_STREAM (self);
}
