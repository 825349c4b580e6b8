using System.Globalization;
using System.Net;
using System.Text;
using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>What a document says about itself.</summary>
internal sealed record PdfProperties(string Title, string Author, string Subject, string Keywords, string Language, DateTimeOffset Date);

/// <summary>A tagged PDF 1.7 document in the making: pages, faces, outline and logical structure.</summary>
internal sealed class PdfPages(PdfProperties properties)
{
    private readonly List<PdfCanvas> _canvases = [];
    private readonly SortedDictionary<Face, PdfFace> _faces = [];
    private readonly SortedDictionary<string, double> _opacities = new(StringComparer.Ordinal);
    private readonly List<(string Title, int Page, double Top)> _outline = [];

    /// <summary>The root of the logical structure.</summary>
    public StructureElement Structure { get; } = new("Document");

    public PdfCanvas Add(double width, double height)
    {
        var canvas = new PdfCanvas(this, _canvases.Count, width, height);
        _canvases.Add(canvas);
        return canvas;
    }

    public void AddOutline(string title, PdfCanvas canvas, double y) => _outline.Add((title, canvas.Index, canvas.Height - y));

    public PdfFace Face(Face face)
    {
        if (!_faces.TryGetValue(face, out var used))
            _faces[face] = used = new PdfFace(face, string.Create(CultureInfo.InvariantCulture, $"F{(int)face}"));
        return used;
    }

    public string Opacity(double opacity)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"G{(int)Math.Round(opacity * 100)}");
        _opacities[name] = opacity;
        return name;
    }

    public byte[] Save()
    {
        var objects = new PdfObjects();
        var catalog = objects.Reserve();
        var tree = objects.Reserve();
        var resources = objects.Reserve();
        var pages = _canvases.Select(_ => objects.Reserve()).ToList();
        WritePages(objects, tree, resources, pages);
        WriteResources(objects, resources);
        var structure = WriteStructure(objects, pages);
        var outlines = WriteOutline(objects, pages);
        var metadata = objects.AddRaw(Encoding.UTF8.GetBytes(Xmp()), "/Type/Metadata/Subtype/XML");
        objects.Set(catalog,
            $"<</Type/Catalog/Pages {tree} 0 R/Lang({properties.Language})/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>" +
            $"/StructTreeRoot {structure} 0 R/Metadata {metadata} 0 R{outlines}>>");
        var stamp = properties.Date.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var info = objects.Add(
            $"<</Title {PdfObjects.Text(properties.Title)}/Author {PdfObjects.Text(properties.Author)}/Subject {PdfObjects.Text(properties.Subject)}" +
            $"/Keywords {PdfObjects.Text(properties.Keywords)}/Creator(OerPortal)/CreationDate(D:{stamp})/ModDate(D:{stamp})>>");
        return objects.Save(catalog, info);
    }

    private void WritePages(PdfObjects objects, int tree, int resources, List<int> pages)
    {
        objects.Set(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]>>");
        foreach (var canvas in _canvases)
        {
            var content = objects.AddStream(canvas.Content);
            objects.Set(pages[canvas.Index],
                $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfCanvas.N(canvas.Width)} {PdfCanvas.N(canvas.Height)}]/Resources {resources} 0 R" +
                $"/Contents {content} 0 R/StructParents {canvas.Index}/Tabs/S>>");
        }
    }

    private void WriteResources(PdfObjects objects, int resources)
    {
        var fonts = string.Concat(_faces.Values.Select(face => $"/{face.Name} {face.Embed(objects)} 0 R"));
        var states = string.Concat(_opacities.Select(state => $"/{state.Key}<</ca {PdfCanvas.N(state.Value)}/CA {PdfCanvas.N(state.Value)}>>"));
        objects.Set(resources, $"<</Font<<{fonts}>>/ExtGState<<{states}>>>>");
    }

    private int WriteStructure(PdfObjects objects, List<int> pages)
    {
        var root = objects.Reserve();
        Structure.Reserve(objects);
        Structure.Write(objects, root, pages);
        var parents = string.Concat(_canvases.Select(canvas => $"{canvas.Index}[{string.Join(' ', canvas.Marks.Select(owner => $"{owner.Number} 0 R"))}]"));
        var parentTree = objects.Add($"<</Nums[{parents}]>>");
        objects.Set(root, $"<</Type/StructTreeRoot/K {Structure.Number} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {_canvases.Count}>>");
        return root;
    }

    private string WriteOutline(PdfObjects objects, List<int> pages)
    {
        if (_outline.Count == 0)
            return "";
        var root = objects.Reserve();
        var items = _outline.Select(_ => objects.Reserve()).ToList();
        for (var index = 0; index < items.Count; index++)
        {
            var (title, page, top) = _outline[index];
            var previous = index > 0 ? $"/Prev {items[index - 1]} 0 R" : "";
            var next = index + 1 < items.Count ? $"/Next {items[index + 1]} 0 R" : "";
            objects.Set(items[index], $"<</Title {PdfObjects.Text(title)}/Parent {root} 0 R{previous}{next}/Dest[{pages[page]} 0 R/XYZ 0 {PdfCanvas.N(top)} 0]>>");
        }
        objects.Set(root, $"<</Type/Outlines/First {items[0]} 0 R/Last {items[^1]} 0 R/Count {items.Count}>>");
        return $"/Outlines {root} 0 R/PageMode/UseOutlines";
    }

    private string Xmp()
    {
        var stamp = properties.Date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return
            $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(properties.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escape(properties.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(properties.Subject)}</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>{properties.Language}</rdf:li></rdf:Bag></dc:language>
            <pdf:Keywords>{Escape(properties.Keywords)}</pdf:Keywords><xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
