namespace OerPortal.Cms.Sites;

/// <summary>A site as everybody may know it.</summary>
/// <param name="Slug">Empty for the portal; else the part after <c>/truong/</c>.</param>
/// <param name="HostName">Own host name without port, or null.</param>
/// <param name="Accent">One of the theme's accents: rung, bazan, cham, sim, song, nghe.</param>
/// <param name="Level">For schools the level code (<c>mam-non</c>, <c>tieu-hoc</c>, <c>thcs</c>, <c>thpt</c>, <c>gdtx</c>), else null.</param>
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
    public bool IsPortal => Kind == SiteKind.Portal;

    /// <summary>Path below which the site is served at the portal's own host name: empty, or <c>/truong/{slug}</c>.</summary>
    public string PathPrefix => IsPortal ? "" : $"/truong/{Slug}";
}
