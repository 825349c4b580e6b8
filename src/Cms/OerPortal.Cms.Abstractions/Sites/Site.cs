namespace OerPortal.Cms.Sites;

/// <summary>A site as everybody may know it.</summary>
/// <param name="Slug">Empty for the portal; else the part after <c>/truong/</c>.</param>
/// <param name="HostName">Own host name without port, or null.</param>
/// <param name="Accent">One of the theme's accents: rung, bazan, cham, sim, song, nghe.</param>
/// <param name="Level">For schools the level code (<c>mam-non</c>, <c>tieu-hoc</c>, <c>thcs</c>, <c>thpt</c>, <c>gdtx</c>), for a public library <see cref="PublicLibrary"/>, else null.</param>
public sealed record Site(
    Guid Id,
    SiteKind Kind,
    string Slug,
    string Name,
    string Subtitle,
    string? HostName,
    string Accent,
    string? Level)
{
    /// <summary>The school's code in the sector's own lists, or null.</summary>
    public string? Code { get; init; }

    /// <summary>District or town, as people write it; empty where nobody said.</summary>
    public string District { get; init; } = "";

    /// <summary>Commune or ward; empty where nobody said.</summary>
    public string Commune { get; init; } = "";

    /// <summary>Null while the school has its library site.</summary>
    public Closing? Closing { get; init; }

    /// <summary>The level of a site that is no school: the library of a commune, a district or a province.</summary>
    public const string PublicLibrary = "thu-vien";

    /// <summary>It has readers and no pupils: nothing that is for schools alone (<see cref="Modules.FeatureAttribute.ForSchoolsOnly"/>).</summary>
    public bool IsPublicLibrary => Level == PublicLibrary;

    public bool IsPortal => Kind == SiteKind.Portal;

    /// <summary>Path below which the site is served at the portal's own host name: empty, or <c>/truong/{slug}</c>.</summary>
    public string PathPrefix => IsPortal ? "" : $"/truong/{Slug}";
}

/// <summary>That a school's library site is closed. What it contributed stays in the shared repository.</summary>
/// <param name="Words">What the department says to those who still come; may be empty.</param>
/// <param name="LedTo">The school whose library they may use instead, or null.</param>
/// <param name="IsMerged">Whether that school has taken in what this one had: then its addresses lead there.</param>
public sealed record Closing(DateTimeOffset At, string Words, Guid? LedTo, bool IsMerged);
