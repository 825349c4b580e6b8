namespace OerPortal.Services;

/// <summary>Addresses of this module, below a site.</summary>
internal static class RequestAddress
{
    internal const string Services = "/dich-vu";
    internal const string Mine = "/toi/yeu-cau";
    internal const string Desk = "/quan-tri/yeu-cau";

    internal static string Service(string slug) => $"{Services}/{slug}";

    /// <summary>Where the asker follows a request.</summary>
    internal static string Follow(string key) => $"{Services}/theo-doi/{key}";
}
