namespace OerPortal.Isolation.Tests.Kit;

/// <summary>Where one stands: a site, by one of its two ways of being addressed.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Origin">Scheme and host.</param>
/// <param name="Prefix">Path below which the site's addresses lie.</param>
internal sealed record Place(string Name, string Origin, string Prefix)
{
    public bool IsPortal => Prefix.Length == 0 && Origin == "http://localhost";

    public static Place Portal { get; } = new("the portal", "http://localhost", "");

    public static Place ByPath(Cms.Sites.Site school) => new("the school by its path", "http://localhost", school.PathPrefix);

    public static Place ByHost(Cms.Sites.Site school) => new("the school by its host name", $"http://{school.HostName}", "");

    public Uri Address(string path) => new(Origin + Prefix + path);
}
