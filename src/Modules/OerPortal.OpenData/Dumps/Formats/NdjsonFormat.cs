using System.Text.Json;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps.Formats;

/// <summary>One resource a line, as the API tells it.</summary>
internal sealed class NdjsonFormat : IDumpFormat
{
    public const string Type = "application/x-ndjson";

    public string Name => "resources.ndjson";

    public string MediaType => Type;

    public IDumpWriter Begin(Stream to) => new Writer(to);

    /// <summary>Things of any kind, one a line.</summary>
    public static async Task WriteLinesAsync<T>(Stream to, IEnumerable<T> things, CancellationToken cancellation)
    {
        foreach (var thing in things)
        {
            await JsonSerializer.SerializeAsync(to, thing, OpenJson.Form, cancellation);
            to.WriteByte((byte)'\n');
        }
    }

    private sealed class Writer(Stream to) : IDumpWriter
    {
        public Task WriteAsync(DumpPortion portion, CancellationToken cancellation) => WriteLinesAsync(to, portion.Views, cancellation);

        public Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
