using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Running;
using OerPortal.Resources;

namespace OerPortal.Exchange.Giving;

/// <summary>A site's published resources in the form that imports take: nothing is kept in memory but the row that is written.</summary>
internal sealed class Exporter(IPublishedContributions published, TableWords words)
{
    internal const string TableName = "metadata.csv";
    private const string Unfit = "<>:\"/\\|?*";
    private static readonly UTF8Encoding MarkedUtf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <param name="files">Null: descriptions alone.</param>
    /// <returns>How many resources were written.</returns>
    internal async Task<int> WriteTableAsync(Guid siteId, IGivenFiles? files, Stream to, CancellationToken cancellation)
    {
        var count = 0;
        await using var writer = new StreamWriter(to, MarkedUtf8, bufferSize: 16 << 10, leaveOpen: true);
        await writer.WriteAsync(Csv.Line(words.Headings));
        await foreach (var (one, given) in ReadAsync(siteId, files, cancellation))
        {
            await writer.WriteAsync(Csv.Line(words.Row(KeyOf(siteId, one), one.About, one.Visibility, [.. given.Select((f, at) => new NamedFile(NameOf(one, f, at), f.Role, f.Title))])));
            count++;
        }

        return count;
    }

    /// <summary>The table and its files as a ZIP that is written while it is sent.</summary>
    internal async Task<int> WriteZipAsync(Guid siteId, IGivenFiles files, Stream to, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        int count;
        await using (var table = await zip.CreateEntry(TableName, CompressionLevel.Fastest).OpenAsync(cancellation))
            count = await WriteTableAsync(siteId, files, table, cancellation);
        await foreach (var (one, given) in ReadAsync(siteId, files, cancellation))
        {
            foreach (var (at, file) in given.Index())
            {
                // Not packed again: books, films and pictures are packed already.
                await using var target = await zip.CreateEntry(NameOf(one, file, at), CompressionLevel.NoCompression).OpenAsync(cancellation);
                await using var source = await file.OpenAsync(cancellation);
                await source.CopyToAsync(target, cancellation);
            }
        }

        return count;
    }

    /// <summary>The same as files of a folder.</summary>
    internal async Task<int> WriteFolderAsync(Guid siteId, IGivenFiles files, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        int count;
        await using (var table = File.Create(Path.Combine(folder, TableName)))
            count = await WriteTableAsync(siteId, files, table, cancellation);
        await foreach (var (one, given) in ReadAsync(siteId, files, cancellation))
        {
            foreach (var (at, file) in given.Index())
            {
                var path = Path.Combine(folder, NameOf(one, file, at));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using var target = File.Create(path);
                await using var source = await file.OpenAsync(cancellation);
                await source.CopyToAsync(target, cancellation);
            }
        }

        return count;
    }

    private async IAsyncEnumerable<(PublishedContribution One, IReadOnlyList<GivenFile> Files)> ReadAsync(Guid siteId, IGivenFiles? files, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in published.OfSiteAsync(siteId, cancellation))
            yield return (one, files is null ? [] : await files.OfAsync(one, cancellation));
    }

    private static string KeyOf(Guid siteId, PublishedContribution one)
        => one.ExternalKey?.StartsWith(Planner.PrefixOf(siteId), StringComparison.Ordinal) == true ? one.ExternalKey[Planner.PrefixOf(siteId).Length..] : one.PublicId;

    // A folder for each file, so that its name stays its own.
    private static string NameOf(PublishedContribution one, GivenFile file, int at)
        => string.Create(CultureInfo.InvariantCulture, $"tep/{one.PublicId}-{at + 1}/{Fit(file.Name)}");

    private static string Fit(string name)
        => string.Concat(name.Select(c => Unfit.Contains(c, StringComparison.Ordinal) ? '-' : c)).Trim(' ', '.') is { Length: > 0 } fit ? fit : "tep";
}
