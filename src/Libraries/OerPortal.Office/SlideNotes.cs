using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Office;

/// <summary>What a lecturer wrote below each slide, in the order in which slides become pages: hidden ones have none.</summary>
internal static class SlideNotes
{
    private const int LongestNote = 20_000;
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>One text a page, empty where nothing is written; empty for what is no presentation.</summary>
    public static IReadOnlyList<string> Read(StrictZip zip) =>
        OfficePackage.TryLoad(zip, "ppt/presentation.xml") is { Root: { } show } ? OfSlides(zip, show)
        : OfficePackage.TryLoad(zip, "content.xml") is { Root: { } content } ? OfPages(content)
        : [];

    private static List<string> OfSlides(StrictZip zip, XElement show)
    {
        var notes = new List<string>();
        var targets = TargetsOf(zip, "ppt/presentation.xml");
        foreach (var id in show.Descendants().Where(e => e.Name.LocalName == "sldId").Select(e => (string?)e.Attribute(Relations + "id")))
        {
            if (id is null || !targets.TryGetValue(id, out var slide) || OfficePackage.TryLoad(zip, slide.Part) is not { Root: { } root } || (string?)root.Attribute("show") is "0" or "false")
                continue;
            var written = TargetsOf(zip, slide.Part).Values.FirstOrDefault(t => t.Type.EndsWith("/notesSlide", StringComparison.Ordinal))?.Part;
            notes.Add(written is not null && OfficePackage.TryLoad(zip, written) is { Root: { } page } ? NoteOf(page) : "");
        }
        return notes;
    }

    // The body of a notes page; its picture, date and number are other placeholders (ECMA-376-1 §19.7.10).
    private static string NoteOf(XElement page)
    {
        var bodies = page.Descendants().Where(e => e.Name.LocalName == "sp" && e.Descendants().Any(p => p.Name.LocalName == "ph" && (string?)p.Attribute("type") == "body"));
        return Cut(string.Join('\n', bodies.SelectMany(b => b.Descendants().Where(e => e.Name.LocalName == "p")).Select(p => string.Concat(p.Descendants().Where(e => e.Name.LocalName == "t").Select(t => t.Value)))));
    }

    private static List<string> OfPages(XElement content) =>
        [.. content.Descendants().Where(e => e.Name.LocalName == "page" && e.Parent?.Name.LocalName == "presentation")
            .Select(page => Cut(string.Join('\n', page.Elements().Where(e => e.Name.LocalName == "notes").SelectMany(n => n.Descendants().Where(e => e.Name.LocalName == "p")).Select(p => p.Value))))];

    private static Dictionary<string, Related> TargetsOf(StrictZip zip, string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var targets = new Dictionary<string, Related>(StringComparer.Ordinal);
        foreach (var relation in OfficePackage.TryLoad(zip, $"{folder}_rels/{part[folder.Length..]}.rels")?.Root?.Elements() ?? [])
        {
            if ((string?)relation.Attribute("Id") is { } id && (string?)relation.Attribute("Target") is { } target && (string?)relation.Attribute("TargetMode") != "External")
                targets[id] = new Related(Resolve(folder, target), (string?)relation.Attribute("Type") ?? "");
        }
        return targets;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == "..")
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step != ".")
                steps.Add(step);
        }
        return string.Join('/', steps);
    }

    private static string Cut(string text) => text.Length <= LongestNote ? text.Trim() : text[..LongestNote];

    private sealed record Related(string Part, string Type);
}
