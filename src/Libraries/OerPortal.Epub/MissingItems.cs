using OerPortal.Cms.Text;

namespace OerPortal.Epub;

/// <summary>What a manifest names and the book does not have.</summary>
/// <param name="names">Of the book; links to a missing part lead to its page from now on.</param>
/// <param name="package">Path of the package document.</param>
/// <param name="steps">Ids in the reading order, one for each step.</param>
internal sealed class MissingItems(BookNames names, string package, IReadOnlyList<string> steps)
{
    private const string Folder = "oer-missing/";
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _positions = steps.Index().DistinctBy(s => s.Item).ToDictionary(s => s.Item, s => s.Index + 1, StringComparer.Ordinal);

    /// <summary>Container paths outside the reading order.</summary>
    public IReadOnlyList<string> Absent => [.. _absent];

    /// <summary>The page that stands for a missing step of the reading order; null for what is no step.</summary>
    public EpubItem? PageFor(string id, string href, string? mediaType)
    {
        var path = EpubPath.WithinContainer(package, href);
        var step = Position(id);
        if (step == 0)
        {
            // Scripts never run, and what lies elsewhere was never part of the file.
            if (path is not null && EpubMediaTypes.TreatmentOf(EpubMediaTypes.Of(path, mediaType)) != MemberTreatment.Dropped)
                _absent.Add(path);
            return null;
        }
        var page = Page(id, step, Name(href, id));
        if (path is not null)
            names.StandIn(path, page.Path);
        return page;
    }

    /// <summary>Pages for steps that the manifest does not know at all.</summary>
    public List<EpubItem> PagesForUnknownSteps(IReadOnlyDictionary<string, EpubItem> known) =>
        [.. steps.Where(id => id.Length > 0 && !known.ContainsKey(id)).Distinct(StringComparer.Ordinal).Select(id => Page(id, Position(id), id))];

    /// <summary>The page that stands for a step that is there but is no page, nor has a fallback that is one.</summary>
    public EpubItem PageForForeign(EpubItem item) => Page(item.Id, Position(item.Id), item.Path) with { IsForeign = true };

    private int Position(string id) => _positions.GetValueOrDefault(id);

    private EpubItem Page(string id, int step, string name) =>
        new(id, names.Unused($"{Folder}{step}.xhtml"), EpubMediaTypes.Xhtml, Properties: [], FallbackId: null, MediaOverlayId: null, Missing: name);

    // As the book writes it, but readable: the last steps of a long address say most.
    private static string Name(string href, string id)
    {
        var name = new string(Uri.UnescapeDataString(href).Where(c => !char.IsControl(c)).ToArray()).Composed().Trim();
        return name.Length == 0 ? id : name.Length > 200 ? "…" + name[^199..] : name;
    }
}
