namespace OerPortal.Cms.Blobs;

/// <summary>What blobs are called where they are kept.</summary>
internal static class BlobName
{
    /// <summary>Where blobs stand that are given out.</summary>
    internal const string Folder = "sha256";

    /// <summary>Where damaged ones are kept for the operator.</summary>
    internal const string Damaged = "damaged";

    /// <summary><c>aa/bb/{hash}</c>.</summary>
    /// <exception cref="ArgumentException">It is no hash.</exception>
    internal static string InFolders(string sha256) => $"{Demand(sha256)[..2]}/{sha256[2..4]}/{sha256}";

    /// <exception cref="ArgumentException">It is no hash.</exception>
    internal static string Demand(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? sha256
        : throw new ArgumentException("A blob's name is 64 lower-case hex digits.", nameof(sha256));

    /// <summary>One that nobody has had.</summary>
    internal static string Aside(string sha256) => $"{Damaged}/{sha256}-{Guid.CreateVersion7():N}";
}
