using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;
using OerPortal.Theme;

namespace OerPortal.Search.Pages;

/// <summary>What the address of a search page says, and the addresses of searches close to it. Anything it does not understand is left out.</summary>
/// <param name="Text">What is searched for; empty for browsing.</param>
/// <param name="Filters">Values as the address has them: of schools the slug, of all else what the engine takes.</param>
/// <param name="OnlyHere">Only what this site contributed.</param>
public sealed record SearchChoice(
    string Text, IReadOnlyDictionary<FacetField, IReadOnlySet<string>> Filters, bool OnlyHere, SearchOrder Order, int Page)
{
    public const string AsTypedName = "dung-chu";
    public const string OnlyHereName = SearchAddress.OnlyHereName;
    public const string PageName = "trang";
    public const string FeedPath = SearchAddress.Feed;

    private const int MostInTitle = 5;

    /// <summary>Names of the filters in the address, in the order they are shown.</summary>
    public static IReadOnlyList<(FacetField Field, string Name)> Names { get; } =
    [
        (FacetField.Level, SearchAddress.LevelName), (FacetField.Grade, "lop"), (FacetField.Subject, SearchAddress.SubjectName), (FacetField.Kind, "loai"),
        (FacetField.School, SearchAddress.SchoolName), (FacetField.Format, "dinh-dang"), (FacetField.Year, "nam"), (FacetField.Licence, "giay-phep"), (FacetField.Language, "ngon-ngu"), (FacetField.Origin, "nguon"),
    ];

    private static readonly FrozenDictionary<SearchOrder, string> Orders =
        new Dictionary<SearchOrder, string> { [SearchOrder.Newest] = SearchAddress.NewestOrder, [SearchOrder.MostRead] = "doc-nhieu", [SearchOrder.Title] = "ten" }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FacetField, FrozenSet<string>> Known = new Dictionary<FacetField, FrozenSet<string>>
    {
        [FacetField.Level] = SchoolLevels.All.ToFrozenSet(),
        [FacetField.Grade] = Enumerable.Range(1, 12).Select(grade => grade.ToString(CultureInfo.InvariantCulture)).ToFrozenSet(),
        [FacetField.Subject] = Subjects.All.ToFrozenSet(),
        [FacetField.Kind] = ResourceKinds.All.ToFrozenSet(),
        [FacetField.Licence] = Licences.All.Select(licence => licence.Code).ToFrozenSet(),
        [FacetField.Format] = FileFormats.All.ToFrozenSet(),
        [FacetField.Origin] = new[] { Origins.Ours, Origins.Elsewhere }.ToFrozenSet(),
    }.ToFrozenDictionary();

    /// <summary>What the words name of subjects, grades, kinds and levels is not understood.</summary>
    public bool AsTyped { get; init; }

    public bool HasFilters => OnlyHere || Filters.Values.Any(values => values.Count > 0);

    /// <summary>A page worth finding from outside: everything, or one plain filter such as a subject.</summary>
    public bool IsWorthIndexing => Text.Length == 0 && !AsTyped && !OnlyHere && Order == SearchOrder.Best && Page == 1 && Filters.Values.Sum(values => values.Count) <= 1;

    public static SearchChoice Read(IQueryCollection query, ISites sites)
    {
        var filters = new Dictionary<FacetField, IReadOnlySet<string>>();
        foreach (var (field, name) in Names)
        {
            var values = query[name].OfType<string>().Where(value => IsKnown(field, value, sites)).ToHashSet(StringComparer.Ordinal);
            if (values.Count > 0) filters[field] = values;
        }

        return new SearchChoice(
            Cut(query[SearchAddress.TextName]),
            filters,
            query[OnlyHereName] == "1",
            Orders.FirstOrDefault(order => order.Value == query[SearchAddress.OrderName].ToString()).Key,
            int.TryParse(query[PageName], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, SearchLimits.Pages) : 1)
        {
            AsTyped = query[AsTypedName] == "1",
        };
    }

    /// <summary>What was typed, at a length that fits into a link.</summary>
    public static string Cut(string? typed)
    {
        var text = typed?.Trim() ?? "";
        return text.Length > SearchLimits.TextLength ? text[..SearchLimits.TextLength] : text;
    }

    public static string NameOf(SearchOrder order) => Orders.GetValueOrDefault(order, "");

    public bool Has(FacetField field, string value) => Filters.TryGetValue(field, out var values) && values.Contains(value);

    /// <summary>The same search with one filter value taken away.</summary>
    public SearchChoice Without(FacetField field, string value) => this with
    {
        Page = 1,
        Filters = Filters.Select(filter => filter.Key == field
                ? KeyValuePair.Create<FacetField, IReadOnlySet<string>>(field, filter.Value.Where(v => v != value).ToHashSet(StringComparer.Ordinal))
                : filter)
            .Where(filter => filter.Value.Count > 0).ToDictionary(),
    };

    public SearchChoice WithoutFilters() => this with { Page = 1, OnlyHere = false, Filters = SearchRequest.NoFilters };

    /// <summary>The fields of this search in the address, in a fixed order, the page last.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields()
    {
        var fields = new List<KeyValuePair<string, string>>();
        if (Text.Length > 0) fields.Add(new(SearchAddress.TextName, Text));
        foreach (var (field, name) in Names)
        {
            if (Filters.TryGetValue(field, out var values)) fields.AddRange(values.Order(StringComparer.Ordinal).Select(value => KeyValuePair.Create(name, value)));
        }

        if (AsTyped) fields.Add(new(AsTypedName, "1"));
        if (OnlyHere) fields.Add(new(OnlyHereName, "1"));
        if (Order != SearchOrder.Best) fields.Add(new(SearchAddress.OrderName, NameOf(Order)));
        if (Page > 1) fields.Add(new(PageName, Page.ToString(CultureInfo.InvariantCulture)));
        return fields;
    }

    /// <summary>Root-relative address of this search.</summary>
    public string Address(PathString pathBase) => Address(pathBase, SearchAddress.All, Fields());

    /// <summary>Root-relative address of its feed, which always has the newest first; in the language of the request, since a feed knows no cookies.</summary>
    public string FeedAddress(PathString pathBase) => Address(
        pathBase, FeedPath, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? [.. Feed, new(WithoutSessionAttribute.LanguageName, "en")] : Feed);

    private IReadOnlyList<KeyValuePair<string, string>> Feed => (this with { Order = SearchOrder.Best }).Fields();

    /// <summary>What of a search is kept: not how its results were looked through.</summary>
    public SearchChoice Kept() => this with { Order = SearchOrder.Best, Page = 1 };

    /// <summary>Tells pages apart among open tabs and in lists: "phân số · Toán · Lớp 4 – Tìm học liệu".</summary>
    /// <param name="siteName">The current site's.</param>
    internal string Title(FacetWords words, IStringLocalizer strings, string siteName)
    {
        var said = Said(words, siteName);
        var title = said.Length == 0 ? strings["search.title"].Value : strings["search.title.for", said];
        return Page == 1 ? title : strings["search.title.page", title, Page];
    }

    /// <summary>Its words and filters: "phân số · Toán · Lớp 4".</summary>
    internal string Said(FacetWords words, string siteName)
    {
        var filters = words.Chosen(this).OrderBy(chosen => PlaceInTitle(chosen.Field)).Select(chosen => chosen.Text);
        return string.Join(" · ", (OnlyHere ? filters.Append(siteName) : filters).Prepend(Text).Where(text => text.Length > 0).Take(MostInTitle));
    }

    private static int PlaceInTitle(FacetField field) => SchoolQuery.Fields.Contains(field) ? SchoolQuery.Fields.ToList().IndexOf(field) : SchoolQuery.Fields.Count;

    private static string Address(PathString pathBase, string path, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var address = new StringBuilder(pathBase.Add(path).Value);
        var before = '?';
        foreach (var (name, value) in fields)
        {
            address.Append(before).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            before = '&';
        }

        return address.ToString();
    }

    /// <summary>This search for the engine.</summary>
    public SearchRequest Request(Viewer viewer, Site at, ISites sites) => new(
        Text,
        Filters.ToDictionary(filter => filter.Key, filter => filter.Key == FacetField.School ? SchoolSlugs.Ids(filter.Value, sites) : filter.Value),
        OnlyHere ? at.Id : null,
        Order,
        Page,
        Access.Of(viewer, at))
    {
        AsTyped = AsTyped,
    };

    private static bool IsKnown(FacetField field, string value, ISites sites) => field switch
    {
        FacetField.School => SchoolSlugs.IsKnown(value, sites),
        FacetField.Year => value.Length == 4 && value.All(char.IsAsciiDigit),
        FacetField.Language => value.Length is 2 or 3 && value.All(char.IsAsciiLetterLower),
        _ => Known[field].Contains(value),
    };
}
