using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Dumps.Formats;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps;

/// <summary>
/// Makes a dump: reads all records once, a portion at a time in the order in which they first became public, and writes each portion in
/// every form. What changes meanwhile is in it as it was or as it is; the position it names leads on to both.
/// </summary>
internal sealed class DumpMaker(
    NpgsqlDataSource data, DumpFolder folder, IEnumerable<IDumpFormat> formats, OpenRecords records, DumpPortions portions, OpenSchools schools,
    UsageTable usage, PublicOrigin origin, TimeProvider time)
{
    // The letters of "oer-dump".
    private const long Turn = 0x6f65722d64756d70;

    /// <summary>Vietnam has no summer time.</summary>
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>The day it is in Vietnam.</summary>
    public static DateTimeOffset Here(DateTimeOffset at) => at.ToOffset(Vietnam);

    /// <returns>Null when another is making one.</returns>
    /// <exception cref="IOException">There is no room, or the disk fails. Nothing of it is left, and older ones stay.</exception>
    public async Task<Dump?> MakeAsync(Func<int, CancellationToken, Task> report, CancellationToken cancellation)
    {
        await using var turn = await AdvisoryLock.TryTakeAsync(data, Turn, cancellation);
        if (turn is null) return null;
        var making = folder.Begin();
        try
        {
            var position = await records.LastPositionAsync(cancellation);
            var now = time.GetUtcNow();
            DumpFile[] files =
            [
                .. await ResourcesAsync(making, report, cancellation),
                await LinesAsync(making, Datasets.Collections, portions.CollectionsAsync(null, origin.Value, cancellation), cancellation),
                await LinesAsync(making, Datasets.Schools, schools.EachAsync(origin.Value, cancellation), cancellation),
                await UsageAsync(making, cancellation),
                await SchemaAsync(making, cancellation),
            ];
            var dump = new Dump(folder.NameFor(DateOnly.FromDateTime(Here(now).DateTime)), now, position, files);
            folder.Place(making, dump);
            return dump;
        }
        finally
        {
            if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        }
    }

    private async Task<IReadOnlyList<DumpFile>> ResourcesAsync(string making, Func<int, CancellationToken, Task> report, CancellationToken cancellation)
    {
        var open = new List<(IDumpFormat Format, PackedFile File, IDumpWriter Writer)>();
        try
        {
            foreach (var format in formats)
            {
                var file = new PackedFile(making, format.Name);
                open.Add((format, file, format.Begin(file.Content)));
            }

            var count = 0;
            var all = await records.CountAsync(SetKey.All, cancellation);
            await foreach (var portion in portions.ResourcesAsync(null, origin.Value, cancellation))
            {
                foreach (var (_, _, writer) in open) await writer.WriteAsync(portion, cancellation);
                count += portion.Records.Count;
                await report(Math.Min(95, count * 95 / Math.Max(1, all)), cancellation);
            }

            var files = new List<DumpFile>();
            foreach (var (format, file, writer) in open)
            {
                await writer.EndAsync(cancellation);
                files.Add(await file.EndAsync(Datasets.Resources, format.MediaType, count, cancellation));
            }

            return files;
        }
        finally
        {
            foreach (var (_, file, _) in open) await file.DisposeAsync();
        }
    }

    private static async Task<DumpFile> LinesAsync<T>(string making, string dataset, IAsyncEnumerable<T> things, CancellationToken cancellation)
    {
        await using var file = new PackedFile(making, $"{dataset}.ndjson");
        var count = 0;
        await foreach (var thing in things.WithCancellation(cancellation))
        {
            await NdjsonFormat.WriteLineAsync(file.Content, thing, cancellation);
            count++;
        }

        return await file.EndAsync(dataset, NdjsonFormat.Type, count, cancellation);
    }

    private async Task<DumpFile> UsageAsync(string making, CancellationToken cancellation)
    {
        await using var file = new PackedFile(making, UsageTable.Name);
        var rows = await usage.WriteAsync(file.Content, DateOnly.FromDateTime(Here(time.GetUtcNow()).DateTime), cancellation);
        return await file.EndAsync(Datasets.Usage, CsvFormat.Type, rows, cancellation);
    }

    private static async Task<DumpFile> SchemaAsync(string making, CancellationToken cancellation)
    {
        var schema = OpenJson.Form.GetJsonSchemaAsNode(typeof(ResourceView), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        if (schema is JsonObject named) named.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        await using var file = new PackedFile(making, "resources.schema.json");
        await JsonSerializer.SerializeAsync(file.Content, schema, OpenJson.Form, cancellation);
        return await file.EndAsync(Datasets.Resources, "application/schema+json", 0, cancellation);
    }
}
