using OerPortal.Resources;

namespace OerPortal.OpenData.Api;

/// <summary>All parameters that addresses of the API take.</summary>
internal static class ApiParameters
{
    public const int MostAtOnce = 100;

    public static NumberParameter Limit { get; } = new("limit", "20", 1, MostAtOnce, 20);

    public static NameParameter Cursor { get; } = new("cursor", "bjE3MzI4", "-_", 200);

    public static NameParameter Fields { get; } = new("fields", "id,title,files.address", ",._", 500);

    public static NumberParameter Since { get; } = new("since", "0", 0, long.MaxValue, 0);

    public static NameParameter School { get; } = new("school", "thcs-ly-son", "-", 100);

    public static CodeParameter Level { get; } = new("level", "thcs", SchoolLevels.All);

    public static NumberParameter Grade { get; } = new("grade", "6", 1, 12);

    public static CodeParameter Subject { get; } = new("subject", "ngu-van", Subjects.All);

    public static CodeParameter Kind { get; } = new("kind", "sach-dien-tu", ResourceKinds.All);

    public static NameParameter Collection { get; } = new("collection", "7h2k9m4xqa", "", 40);

    public static TextParameter Text { get; } = new("q", "núi Ngọc Linh", 500);

    public static CodeParameter Licence { get; } = new("licence", "cc-by-4.0", [.. Licences.All.Select(licence => licence.Code)]);

    public static NameParameter Language { get; } = new("language", "vi", "-", 35);

    public static NameParameter Format { get; } = new("format", "epub", "-", 20);

    /// <summary>Which choose sets of resources.</summary>
    public static IReadOnlyList<ApiParameter> Sets { get; } = [School, Level, Grade, Subject, Kind, Collection];

    /// <summary>Which need the search.</summary>
    public static IReadOnlyList<ApiParameter> Searched { get; } = [Text, Licence, Language, Format];
}

/// <summary>On an endpoint: the parameters it takes.</summary>
internal sealed record TakesParameters(IReadOnlyList<ApiParameter> All);
