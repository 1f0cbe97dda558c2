/* ecot-chapters.c: the chapters a lot asks for, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of them are measured again in one idle after whatever changed: measuring
 * reads a few hundred cells, and typing must not wait for it.  What they say is drawn
 * in one piece with the figures and findings of the same key.
 */

#include "config.h"

#include "app/ecot-chapter-private.h"

/* After the check (ecot-live-findings.c), before sizes are given. */
#define UPDATE_PRIORITY (G_PRIORITY_HIGH_IDLE + 7)

struct _EcotChapters
{
  GObject parent_instance;

  EcotWork  *work; /* not owned: the window owns both */
  GPtrArray *chapters;
  guint      source;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EcotChapters, ecot_chapters, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *list)
{
  return ECOT_TYPE_CHAPTER;
}

static guint
get_n_items (GListModel *list)
{
  return ECOT_CHAPTERS (list)->chapters->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  EcotChapter *chapter = ecot_chapters_get_nth (ECOT_CHAPTERS (list), position);

  return chapter != NULL ? g_object_ref (chapter) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
update (EcotChapters *self)
{
  for (guint i = 0; i < self->chapters->len; i++)
    ecot_chapter_update (g_ptr_array_index (self->chapters, i), self->work);
}

static gboolean
update_cb (gpointer user_data)
{
  EcotChapters *self = user_data;

  self->source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (EcotChapters *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (UPDATE_PRIORITY, update_cb, self, NULL);
}

static void
ecot_chapters_dispose (GObject *object)
{
  EcotChapters *self = ECOT_CHAPTERS (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (ecot_chapters_parent_class)->dispose (object);
}

static void
ecot_chapters_finalize (GObject *object)
{
  g_ptr_array_unref (ECOT_CHAPTERS (object)->chapters);

  G_OBJECT_CLASS (ecot_chapters_parent_class)->finalize (object);
}

static void
ecot_chapters_class_init (EcotChaptersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_chapters_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_chapters_finalize;
}

static void
ecot_chapters_init (EcotChapters *self)
{
  self->chapters = g_ptr_array_new_with_free_func (g_object_unref);
}

EcotChapters *
ecot_chapters_new (EcotWork *work)
{
  EcotChapters *self;
  EcotLot      *lot;

  g_return_val_if_fail (ECOT_IS_WORK (work), NULL);

  self = g_object_new (ECOT_TYPE_CHAPTERS, NULL);
  self->work = work;
  lot = ecot_work_get_lot (work);

  for (guint i = 0; i < ecot_n_chapter_specs; i++)
    if (ecot_chapter_specs[i].present == NULL || ecot_chapter_specs[i].present (lot))
      g_ptr_array_add (self->chapters, ecot_chapter_new (&ecot_chapter_specs[i], lot));

  update (self);
  g_signal_connect_object (work, "performed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "findings-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);

  return self;
}

EcotChapter *
ecot_chapters_find (EcotChapters *self,
                    const char   *path,
                    guint        *position)
{
  g_return_val_if_fail (ECOT_IS_CHAPTERS (self), NULL);

  for (guint i = 0; i < self->chapters->len; i++)
    if (ecot_chapter_holds (g_ptr_array_index (self->chapters, i), path))
      {
        if (position != NULL)
          *position = i;

        return g_ptr_array_index (self->chapters, i);
      }

  return NULL;
}

EcotChapter *
ecot_chapters_get_nth (EcotChapters *self,
                       guint         position)
{
  g_return_val_if_fail (ECOT_IS_CHAPTERS (self), NULL);

  return position < self->chapters->len ? g_ptr_array_index (self->chapters, position) : NULL;
}
