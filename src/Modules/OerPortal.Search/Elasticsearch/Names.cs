using System.Globalization;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// Names of the indexes. Each has the time of its making in its name and is asked by an alias, so that all can be made anew beside those
/// that answer; what is being made has an alias of its own.
/// </summary>
internal sealed record Names(string Prefix)
{
    public const string Resources = "resources";
    public const string Passages = "passages";
    public const string Suggestions = "suggestions";
    public const string Words = "words";

    // Of how entries and fields are written. One of another form is not asked: it is made anew, and PostgreSQL answers meanwhile.
    private const string Form = "2";

    public static IReadOnlyList<string> Kinds { get; } = [Resources, Passages, Suggestions, Words];

    /// <summary>The names of what is being made.</summary>
    public Names Next => new(Prefix + "-next");

    public string Of(string kind) => $"{Prefix}-{kind}-{Form}";

    /// <summary>All indexes of the kind, of whatever form.</summary>
    public string AllOf(string kind) => $"{Prefix}-{kind}-*";

    public string Made(string kind, DateTime at) => string.Create(CultureInfo.InvariantCulture, $"{Of(kind)}-{at:yyyyMMddHHmmssffffff}");
}
