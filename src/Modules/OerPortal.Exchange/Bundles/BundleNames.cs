using OerPortal.Cms.Text;

namespace OerPortal.Exchange.Bundles;

/// <summary>Names of files as tables write them.</summary>
internal static class BundleNames
{
    /// <summary>With <c>/</c>, composed (Macs write marks apart), without a way out of the bundle; null for what leads out of it.</summary>
    internal static string? Clean(string written)
    {
        var name = written.Composed().Replace('\\', '/').Trim();
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        var isInside = name.Length > 0 && !name.StartsWith('/') && !name.Contains(':', StringComparison.Ordinal) && !name.Contains('\0', StringComparison.Ordinal)
            && !name.Split('/').Any(part => part is ".." or "." or "");
        return isInside ? name : null;
    }
}
