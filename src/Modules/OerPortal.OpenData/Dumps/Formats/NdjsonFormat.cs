using System.Text.Json;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps.Formats;

/// <summary>One resource a line, as the API tells it.</summary>
internal sealed class NdjsonFormat : IDumpFormat
{
    public const string Type = "application/x-ndjson";

    private static readonly byte[] End = "\n"u8.ToArray();

    public string Name => "resources.ndjson";

    public string MediaType => Type;

    public IDumpWriter Begin(Stream to) => new Writer(to);

    /// <summary>A thing of any kind in a line of its own.</summary>
    public static async Task WriteLineAsync<T>(Stream to, T thing, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(to, thing, OpenJson.Form, cancellation);
        await to.WriteAsync(End, cancellation);
    }

    private sealed class Writer(Stream to) : IDumpWriter
    {
        public async Task WriteAsync(DumpPortion portion, CancellationToken cancellation)
        {
            foreach (var view in portion.Views) await WriteLineAsync(to, view, cancellation);
        }

        public Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
