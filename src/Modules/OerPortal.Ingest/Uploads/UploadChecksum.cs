using System.Security.Cryptography;

namespace OerPortal.Ingest.Uploads;

/// <summary>The header <c>Upload-Checksum</c>: algorithm and Base64 digest of one part (tus 1.0, Checksum).</summary>
internal sealed record UploadChecksum(HashAlgorithmName Algorithm, byte[] Expected)
{
    public const string Algorithms = "sha1,sha256";

    /// <exception cref="FormatException">Unknown algorithm or no digest.</exception>
    public static UploadChecksum? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        var parts = header.Split(' ', 2);
        var algorithm = parts[0] switch
        {
            "sha1" => HashAlgorithmName.SHA1,
            "sha256" => HashAlgorithmName.SHA256,
            _ => throw new FormatException("algorithm"),
        };
        return parts.Length == 2 ? new UploadChecksum(algorithm, Convert.FromBase64String(parts[1])) : throw new FormatException("digest");
    }

    public bool Matches(byte[] digest) => CryptographicOperations.FixedTimeEquals(digest, Expected);
}
