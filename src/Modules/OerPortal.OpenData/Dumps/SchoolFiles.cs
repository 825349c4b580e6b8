using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Dumps.Formats;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Dumps;

/// <param name="Name"><c>resources.ndjson</c>; what it is for is the string <c>open-data.dump.{name}</c>.</param>
/// <param name="Records">How many things it tells of now.</param>
internal sealed record SchoolFile(string Name, string Dataset, string MediaType, int Records);

/// <summary>
/// What a school contributed, as files in the same forms as the portal's dumps. A school's part is small beside the portal's, so it is written
/// while it is sent, always new, and nothing of it is kept.
/// </summary>
internal sealed class SchoolFiles(IEnumerable<IDumpFormat> formats, DumpPortions portions, OpenRecords records, OpenCollections collections)
{
    private const string Collections = Datasets.Collections + ".ndjson";

    public async Task<IReadOnlyList<SchoolFile>> AllAsync(Guid school, CancellationToken cancellation)
    {
        var count = await records.CountAsync(SetKey.School(school), cancellation);
        return
        [
            .. formats.Select(format => new SchoolFile(format.Name, Datasets.Resources, format.MediaType, count)),
            new SchoolFile(Collections, Datasets.Collections, NdjsonFormat.Type, await collections.CountAsync(school, cancellation)),
        ];
    }

    /// <summary>Names what a file says now; null where that would have to be read first.</summary>
    /// <param name="origin">What addresses in it begin with.</param>
    public async Task<string?> TagAsync(Guid school, SchoolFile file, string origin, CancellationToken cancellation)
    {
        if (file.Dataset != Datasets.Resources) return null;
        var position = await records.LastPositionAsync(SetKey.School(school), cancellation);
        var made = SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(SchoolFiles).Module.ModuleVersionId} {file.Name} {origin} {position}"));
        return Convert.ToHexStringLower(made)[..24];
    }

    /// <summary>Writes it portion by portion, each sent on before the next is read.</summary>
    public async Task WriteAsync(Guid school, SchoolFile file, string origin, PipeWriter to, CancellationToken cancellation)
    {
        await using var stream = new AnswerStream(to);
        if (file.Dataset == Datasets.Collections)
        {
            await foreach (var collection in portions.CollectionsAsync(school, origin, cancellation))
            {
                await NdjsonFormat.WriteLineAsync(stream, collection, cancellation);
                if (to.CanGetUnflushedBytes && to.UnflushedBytes > Much) await to.FlushAsync(cancellation);
            }
        }
        else
        {
            var writer = formats.First(format => format.Name == file.Name).Begin(stream);
            await foreach (var portion in portions.ResourcesAsync(school, origin, cancellation))
            {
                await writer.WriteAsync(portion, cancellation);
                await to.FlushAsync(cancellation);
            }

            await writer.EndAsync(cancellation);
        }

        await to.FlushAsync(cancellation);
    }

    private const int Much = 64 * 1024;
}
