"""A PDF form made here, field by field, so that no funder's file has to be kept with the tests.

Written by hand, byte by byte: the forms people get were made by every program there is, so what
is odd about them has to be possible here.
"""


def text_string(text):
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"


class Form:
    def __init__(self, pages=1, resources=True, look="/Helv 10 Tf 0 g", extra=b""):
        self.objects = []          # of bytes, number 1 first
        self.annotations = [[] for _ in range(pages)]
        self.fields = []
        self.catalog = self.add(None)
        self.tree = self.add(None)
        self.form = self.add(None)
        self.font = self.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        self.pages = [self.add(None) for _ in range(pages)]
        self.resources, self.look, self.extra = resources, look, extra
        self.content = self.stream(b"BT /F1 12 Tf 20 820 Td (Demande de subvention) Tj ET")
        self.catalog_extra = b""

    def add(self, content):
        self.objects.append(content)
        return len(self.objects)

    def stream(self, data, extra=b""):
        return self.add(b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream")

    def field(self, name, kind, box=(20, 700, 200, 20), page=0, extra=b"", top=True):
        """A field that is its own widget; @extra is put into its dictionary."""
        left, bottom, width, height = box
        number = self.add(b"<< /Type /Annot /Subtype /Widget /F 4 /FT /%s %s /Rect [ %g %g %g %g ] /P %d 0 R %s >>" % (
            kind.encode(), b"/T " + text_string(name) if name is not None else b"", left, bottom, left + width, bottom + height,
            self.pages[page], extra))
        self.annotations[page].append(number)
        if top:
            self.fields.append(number)
        return number

    def text(self, name, box=(20, 700, 200, 20), page=0, flags=0, most=None, extra=b"", size=None):
        extra += b" /Ff %d" % flags
        if most is not None:
            extra += b" /MaxLen %d" % most
        if size is not None:
            extra += b" /DA (/Helv %g Tf 0 g)" % size
        return self.field(name, "Tx", box, page, extra)

    def check(self, name, state="Oui", box=(20, 600, 12, 12), page=0, flags=0, extra=b"", top=True, looks=True):
        on = self.stream(b"q 2 2 8 8 re f Q", b"/Type /XObject /Subtype /Form /BBox [ 0 0 12 12 ]")
        off = self.stream(b"", b"/Type /XObject /Subtype /Form /BBox [ 0 0 12 12 ]")
        if looks:
            extra += b" /AS /Off /AP << /N << /%s %d 0 R /Off %d 0 R >> >>" % (state.encode(), on, off)
        return self.field(name, "Btn", box, page, b"/Ff %d " % flags + extra, top)

    def radio(self, name, states, box=(20, 560, 12, 12), page=0):
        kids = [self.check(None, state, (box[0] + 30 * i, *box[1:]), page, top=False) for i, state in enumerate(states)]
        number = self.add(b"<< /FT /Btn /Ff 49152 /T %s /V /Off /Kids [ %s ] >>" % (
            text_string(name), b" ".join(b"%d 0 R" % kid for kid in kids)))
        for kid in kids:
            self.objects[kid - 1] = self.objects[kid - 1].replace(b"<< ", b"<< /Parent %d 0 R " % number, 1)
        self.fields.append(number)
        return number

    def choice(self, name, options, box=(20, 500, 200, 20), page=0, flags=1 << 17, extra=b""):
        written = b" ".join(b"[ %s %s ]" % (text_string(option[0]), text_string(option[1])) if isinstance(option, tuple)
                            else text_string(option) for option in options)
        return self.field(name, "Ch", box, page, b"/Ff %d /Opt [ %s ] %s" % (flags, written, extra))

    def group(self, name, kids):
        """A field that only hands down: its kids are called name.kid."""
        number = self.add(b"<< /T %s /Kids [ %s ] >>" % (text_string(name), b" ".join(b"%d 0 R" % kid for kid in kids)))
        for kid in kids:
            self.fields.remove(kid)
            self.objects[kid - 1] = self.objects[kid - 1].replace(b"<< ", b"<< /Parent %d 0 R " % number, 1)
        self.fields.append(number)
        return number

    def finish(self):
        for number, annotations in zip(self.pages, self.annotations):
            self.objects[number - 1] = (b"<< /Type /Page /Parent %d 0 R /MediaBox [ 0 0 595 842 ] /Contents %d 0 R"
                                        b" /Resources << /Font << /F1 %d 0 R >> >> /Annots [ %s ] >>" % (
                                            self.tree, self.content, self.font, b" ".join(b"%d 0 R" % one for one in annotations)))
        self.objects[self.tree - 1] = b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (
            len(self.pages), b" ".join(b"%d 0 R" % page for page in self.pages))
        resources = b"/DR << /Font << /Helv %d 0 R >> >>" % self.font if self.resources else b""
        self.objects[self.form - 1] = b"<< /Fields [ %s ] /DA (%s) %s %s >>" % (
            b" ".join(b"%d 0 R" % one for one in self.fields), self.look.encode(), resources, self.extra)
        self.objects[self.catalog - 1] = b"<< /Type /Catalog /Pages %d 0 R /AcroForm %d 0 R %s >>" % (self.tree, self.form, self.catalog_extra)

        out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, content in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        for place in places:
            out += b"%010d 00000 n \n" % place
        out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, self.catalog, start)
        return bytes(out)


READ_ONLY, REQUIRED, MULTILINE, PASSWORD, FILE, COMB = 1, 2, 1 << 12, 1 << 13, 1 << 20, 1 << 24
COMBO, EDITABLE, MULTIPLE, BUTTON = 1 << 17, 1 << 18, 1 << 21, 1 << 16
