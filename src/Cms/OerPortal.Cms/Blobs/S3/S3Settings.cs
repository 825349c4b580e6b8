using Microsoft.Extensions.Configuration;
using OerPortal.Cms.Hosting;

namespace OerPortal.Cms.Blobs.S3;

/// <summary>Where the bucket is and who may use it: <c>Blobs:S3:…</c>.</summary>
internal sealed record S3Settings
{
    private const long Mega = 1_000_000;

    public required string Bucket { get; init; }

    /// <summary>Address of a server that is not Amazon's, or null.</summary>
    public Uri? Endpoint { get; init; }

    public required string Region { get; init; }

    public required string AccessKey { get; init; }

    public required string SecretKey { get; init; }

    /// <summary>The bucket's name stands in the path, not in the host name.</summary>
    public required bool IsPathStyle { get; init; }

    /// <summary>How all names in the bucket begin: nothing, or something that ends with a slash.</summary>
    public required string Prefix { get; init; }

    /// <summary>Bytes that copies for programs may take on the local disk at one time.</summary>
    public required long WorkingBytes { get; init; }

    /// <param name="section"><c>Blobs:S3</c>.</param>
    /// <returns>Null where no bucket is named.</returns>
    /// <exception cref="StartRefusedException">Something is missing or cannot be; the message says what to set.</exception>
    public static S3Settings? Read(IConfiguration section)
    {
        if (section["Bucket"] is not { Length: > 0 } bucket)
            return null;
        var endpoint = ReadEndpoint(section["Endpoint"]);
        var prefix = section["Prefix"]?.Trim('/') ?? "";
        return new S3Settings
        {
            Bucket = bucket,
            Endpoint = endpoint,
            Region = section["Region"] switch
            {
                { Length: > 0 } region => region,
                // Other servers mostly do not ask; they compare it in the signature.
                _ when endpoint is not null => "us-east-1",
                _ => throw new StartRefusedException("Blobs__S3__Region is missing: name Amazon's region of the bucket, such as ap-southeast-1, or set Blobs__S3__Endpoint to the address of another S3 server."),
            },
            AccessKey = section["AccessKey"] is { Length: > 0 } access ? access : throw new StartRefusedException("Blobs__S3__AccessKey is missing: set it to the id of the key that may use the bucket."),
            SecretKey = ReadSecret(section),
            IsPathStyle = section.GetValue("PathStyle", endpoint is not null),
            Prefix = prefix.Length == 0 ? "" : prefix + "/",
            WorkingBytes = section.GetValue("WorkingMegabytes", 4096L) * Mega,
        };
    }

    private static Uri? ReadEndpoint(string? set) => set switch
    {
        null or "" => null,
        _ when Uri.TryCreate(set, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/" => address,
        _ => throw new StartRefusedException($"Blobs__S3__Endpoint must be an address such as https://s3.example.edu.vn, not \"{set}\"."),
    };

    private static string ReadSecret(IConfiguration section)
    {
        if (section["SecretKey"] is { Length: > 0 } secret)
            return secret;
        if (section["SecretKeyFile"] is not { Length: > 0 } file)
            throw new StartRefusedException("Blobs__S3__SecretKey is missing: set it, or set Blobs__S3__SecretKeyFile to a file that holds the secret key and nothing else.");
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } read ? read : throw new StartRefusedException($"Blobs__S3__SecretKeyFile: {file} is empty; it must hold the secret key.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Blobs__S3__SecretKeyFile: {file} cannot be read. {e.Message}");
        }
    }
}
