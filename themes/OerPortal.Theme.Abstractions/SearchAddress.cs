namespace OerPortal.Theme;

/// <summary>
/// The search page's address and the names of its fields. It stands beside the search box because the theme and modules that Search depends
/// on lead there too; every link to a search is made here. Addresses are root-relative, without the site's path prefix.
/// </summary>
public static class SearchAddress
{
    /// <summary>Everything there is to find.</summary>
    public const string All = "/tim";

    /// <summary>What is new of all there is to find, as a feed; fields narrow it as they do the page.</summary>
    public const string Feed = All + "/atom";

    /// <summary>Only what this site contributed, when it is 1.</summary>
    public const string OnlyHereName = "truong";

    /// <summary>What may be meant while somebody types, as JSON.</summary>
    public const string Suggestions = "/api/search/suggestions";

    public const string TextName = "q";
    public const string LevelName = "cap";
    public const string SubjectName = "mon";
    public const string SchoolName = "truong-hoc";
    public const string OrderName = "sap-xep";
    public const string NewestOrder = "moi-nhat";

    /// <summary>Everything, the newest first.</summary>
    public const string Newest = All + "?" + OrderName + "=" + NewestOrder;

    public static string Of(string text) => With(TextName, text);

    public static string OfLevel(string code) => With(LevelName, code);

    public static string OfSubject(string code) => With(SubjectName, code);

    /// <param name="slug">Of the school's site.</param>
    public static string OfSchool(string slug) => With(SchoolName, slug);

    /// <summary>Places in one book.</summary>
    /// <param name="resource">Address of its page.</param>
    public static string Inside(string resource) => resource + All;

    private static string With(string name, string value) => $"{All}?{name}={Uri.EscapeDataString(value)}";
}
