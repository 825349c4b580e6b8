using System.IO.Compression;

namespace OerPortal.Cms.Outside;

/// <summary>Puts an answer into a file that is gone when it is closed, unpacked, up to a size.</summary>
internal sealed class AnswerBody(string folder, OutsideRules rules)
{
    private const int Portion = 64 * 1024;

    private readonly string _prefix = rules.Name.ToLowerInvariant();

    public async Task<Stream> KeepAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > rules.MostBytes && !rules.TakesBeginnings)
            throw TooLarge();
        await using var sent = await content.ReadAsStreamAsync(cancellation);
        await using var plain = Unpack(sent, [.. content.Headers.ContentEncoding]);
        Directory.CreateDirectory(folder);
        var file = new FileStream(
            Path.Combine(folder, $"{_prefix}-{Guid.CreateVersion7():N}"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
                BufferSize = Portion,
            });
        try
        {
            await CopyAsync(plain, file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static Stream Unpack(Stream sent, string[] encodings) => encodings switch
    {
        [] => sent,
        [var one] when one.Equals("identity", StringComparison.OrdinalIgnoreCase) => sent,
        [var one] when one.Equals("gzip", StringComparison.OrdinalIgnoreCase) || one.Equals("x-gzip", StringComparison.OrdinalIgnoreCase) => new GZipStream(sent, CompressionMode.Decompress),
        _ => throw new OutsideTroubleException("encoding", string.Join(", ", encodings)),
    };

    private async Task CopyAsync(Stream from, FileStream to, CancellationToken cancellation)
    {
        var portion = new byte[Portion];
        long all = 0;
        try
        {
            for (int read; (read = await from.ReadAsync(portion, cancellation)) > 0;)
            {
                if ((all += read) > rules.MostBytes)
                {
                    if (rules.TakesBeginnings)
                        return;
                    throw TooLarge();
                }
                await to.WriteAsync(portion.AsMemory(0, read), cancellation);
            }
        }
        catch (InvalidDataException e)
        {
            throw new OutsideTroubleException("packed", "", e);
        }
    }

    private OutsideTroubleException TooLarge() => new("tooLarge", $"{rules.MostBytes / 1024 / 1024}");
}
