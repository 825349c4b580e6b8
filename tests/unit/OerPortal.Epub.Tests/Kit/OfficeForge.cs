using System.Text;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>Office files as small as programs take them.</summary>
internal static class OfficeForge
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Show = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public const string PageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";

    /// <summary>A paragraph of runs, each with the font it names.</summary>
    public static string Paragraph(params (string Text, string? Font)[] runs) =>
        $"<w:p>{string.Concat(runs.Select(r => $"<w:r>{(r.Font is null ? "" : $"<w:rPr><w:rFonts w:ascii=\"{r.Font}\" w:hAnsi=\"{r.Font}\"/></w:rPr>")}<w:t xml:space=\"preserve\">{r.Text}</w:t></w:r>"))}</w:p>";

    /// <param name="macros">Whether it says that it runs macros, and has some.</param>
    public static ZipForge Docx(string body, string? styles = null, string relations = "", string core = "", bool macros = false, string before = "")
    {
        var kind = macros ? "application/vnd.ms-word.document.macroEnabled.main+xml" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        var zip = Package("word/document.xml", [("/word/document.xml", kind), .. styles is null ? Array.Empty<(string, string)>() : [("/word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml")]], core)
            .Add("word/document.xml", $"{Head}{before}<w:document xmlns:w=\"{Word}\" xmlns:r=\"{Relations}\" xmlns:a=\"{Drawing}\"><w:body>{body}</w:body></w:document>")
            .Add("word/_rels/document.xml.rels", Related($"{(styles is null ? "" : One("s", "styles", "styles.xml"))}{relations}"));
        if (styles is not null)
            zip.Add("word/styles.xml", $"{Head}<w:styles xmlns:w=\"{Word}\">{styles}</w:styles>");
        return macros ? zip.Add("word/vbaProject.bin", "Attribute VB_Name") : zip;
    }

    /// <summary>A style of paragraphs, the usual one if it is called Normal.</summary>
    public static string Style(string id, string? font, string? basedOn = null) =>
        $"<w:style w:type=\"paragraph\"{(id == "Normal" ? " w:default=\"1\"" : "")} w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{(basedOn is null ? "" : $"<w:basedOn w:val=\"{basedOn}\"/>")}"
        + $"{(font is null ? "" : $"<w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr>")}</w:style>";

    /// <summary>Slides of one line each, with a note below.</summary>
    public static ZipForge Pptx(params (string Line, string? Font, string? Note, bool IsHidden)[] slides)
    {
        List<(string, string)> kinds = [("/ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")];
        for (var i = 1; i <= slides.Length; i++)
        {
            kinds.Add(($"/ppt/slides/slide{i}.xml", "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"));
            if (slides[i - 1].Note is not null)
                kinds.Add(($"/ppt/notesSlides/notesSlide{i}.xml", "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"));
        }
        var zip = Package("ppt/presentation.xml", kinds, core: "")
            .Add("ppt/presentation.xml", $"{Head}<p:presentation xmlns:p=\"{Show}\" xmlns:r=\"{Relations}\"><p:sldIdLst>{string.Concat(slides.Select((_, i) => $"<p:sldId id=\"{256 + i}\" r:id=\"r{i + 1}\"/>"))}</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>")
            .Add("ppt/_rels/presentation.xml.rels", Related(string.Concat(slides.Select((_, i) => One($"r{i + 1}", "slide", $"slides/slide{i + 1}.xml")))));
        for (var i = 1; i <= slides.Length; i++)
        {
            var (line, font, note, isHidden) = slides[i - 1];
            zip.Add($"ppt/slides/slide{i}.xml", Slide("sld", isHidden ? " show=\"0\"" : "", line, font, ""));
            if (note is null)
                continue;
            zip.Add($"ppt/slides/_rels/slide{i}.xml.rels", Related(One("n", "notesSlide", $"../notesSlides/notesSlide{i}.xml")));
            zip.Add($"ppt/notesSlides/notesSlide{i}.xml", Slide("notes", "", note, null, "<p:ph type=\"body\" idx=\"1\"/>"));
            zip.Add($"ppt/notesSlides/_rels/notesSlide{i}.xml.rels", Related(One("s", "slide", $"../slides/slide{i}.xml")));
        }
        return zip;
    }

    /// <summary>One sheet of texts, all cells in one font.</summary>
    /// <param name="more">Rows behind them, as they stand in the sheet.</param>
    public static ZipForge Xlsx(string[][] rows, string font = "Arial", string more = "")
    {
        string[] shared = [.. rows.SelectMany(r => r).Distinct()];
        var cells = string.Concat(rows.Select((row, y) => $"<row r=\"{y + 1}\">{string.Concat(row.Select((text, x) => $"<c r=\"{Column(x)}{y + 1}\" s=\"0\" t=\"s\"><v>{Array.IndexOf(shared, text)}</v></c>"))}</row>"));
        return Package(
                "xl/workbook.xml",
                [
                    ("/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), ("/xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"),
                    ("/xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"), ("/xl/sharedStrings.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"),
                ],
                core: "")
            .Add("xl/workbook.xml", $"{Head}<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
            .Add("xl/_rels/workbook.xml.rels", Related(One("r1", "worksheet", "worksheets/sheet1.xml") + One("r2", "styles", "styles.xml") + One("r3", "sharedStrings", "sharedStrings.xml")))
            .Add("xl/worksheets/sheet1.xml", $"{Head}<worksheet xmlns=\"{Sheet}\"><sheetData>{cells}{more}</sheetData></worksheet>")
            .Add("xl/styles.xml", $"{Head}<styleSheet xmlns=\"{Sheet}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"{font}\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf fontId=\"0\"/></cellStyleXfs><cellXfs count=\"1\"><xf fontId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>")
            .Add("xl/sharedStrings.xml", $"{Head}<sst xmlns=\"{Sheet}\">{string.Concat(shared.Select(s => $"<si><t>{s}</t></si>"))}</sst>");
    }

    /// <summary>OpenDocument text.</summary>
    public static ZipForge Odt(string text, string manifest = "", string before = "") => new ZipForge()
        .Add("mimetype", Encoding.ASCII.GetBytes("application/vnd.oasis.opendocument.text"), m => m.Store("application/vnd.oasis.opendocument.text"u8.ToArray()))
        .Add("content.xml", $"{Head}{before}<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\"><office:body><office:text>{text}</office:text></office:body></office:document-content>")
        .Add("meta.xml", $"{Head}<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"><office:meta><dc:title>Kế hoạch bài dạy Sinh học 7</dc:title><meta:initial-creator>Rơ Châm H’Lan</meta:initial-creator></office:meta></office:document-meta>")
        .Add("META-INF/manifest.xml", $"{Head}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\">{manifest}</manifest:file-entry><manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>");

    public static string One(string id, string type, string target, bool isOutside = false) =>
        $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"{(isOutside ? " TargetMode=\"External\"" : "")}/>";

    public static string Core(string title, string author) =>
        $"{Head}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>";

    private static ZipForge Package(string main, IEnumerable<(string Part, string Kind)> kinds, string core)
    {
        var zip = new ZipForge()
            .Add("[Content_Types].xml", $"{Head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{string.Concat(kinds.Select(k => $"<Override PartName=\"{k.Part}\" ContentType=\"{k.Kind}\"/>"))}</Types>")
            .Add("_rels/.rels", Related(One("rId1", "officeDocument", main) + (core.Length == 0 ? "" : "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>")));
        return core.Length == 0 ? zip : zip.Add("docProps/core.xml", core);
    }

    private static string Related(string relations) => $"{Head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";

    private static string Slide(string root, string show, string line, string? font, string placeholder) =>
        $"{Head}<p:{root} xmlns:p=\"{Show}\" xmlns:a=\"{Drawing}\" xmlns:r=\"{Relations}\"{show}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
        + $"<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"t\"/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"500000\" y=\"500000\"/><a:ext cx=\"8000000\" cy=\"2000000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
        + $"<p:txBody><a:bodyPr/><a:p><a:r><a:rPr sz=\"2800\">{(font is null ? "" : $"<a:latin typeface=\"{font}\"/>")}</a:rPr><a:t>{line}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:{root}>";

    private static string Column(int number) => number < 26 ? $"{(char)('A' + number)}" : $"{(char)('A' + (number / 26) - 1)}{(char)('A' + (number % 26))}";
}
