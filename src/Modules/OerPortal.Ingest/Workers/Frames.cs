using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OerPortal.Ingest.Workers;

/// <summary>
/// Messages between the portal and a worker: four bytes of length (little endian), then JSON. Bytes of a file follow their message
/// as a frame of their own. Several may write; one reads.
/// </summary>
internal sealed class Frames(Stream input, Stream output) : IDisposable
{
    /// <summary>A manifest with contents of twenty thousand lines stays well below.</summary>
    public const int Longest = 32 << 20;

    // A message is one write and one read of the pipe, however many frames it has.
    private readonly BufferedStream _input = new(input, 32 << 10);
    private readonly BufferedStream _output = new(output, 96 << 10);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <param name="bytes">A second frame, for who expects one behind this message.</param>
    public async Task WriteAsync<T>(T message, JsonTypeInfo<T> form, ReadOnlyMemory<byte>? bytes, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, form);
        if (json.Length > Longest)
            throw new InvalidDataException($"A message of {json.Length} bytes.");
        await _turn.WaitAsync(cancellation);
        try
        {
            // A message is never cut off in its middle: who stops, stops between two.
            await WriteAsync(json);
            if (bytes is { } more)
                await WriteAsync(more);
            await _output.FlushAsync(CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <returns>Null at the end.</returns>
    /// <exception cref="InvalidDataException">It does not come from the other side of this protocol.</exception>
    public async Task<T?> ReadAsync<T>(JsonTypeInfo<T> form, CancellationToken cancellation)
        where T : class
    {
        if (await ReadAsync(cancellation) is not { } json)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, form);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A message that is no JSON.", e);
        }
    }

    /// <summary>The frame behind a message.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        var head = new byte[4];
        if (await _input.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation) < head.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > Longest)
            throw new InvalidDataException($"A message of {length} bytes.");
        var frame = new byte[length];
        return await _input.ReadAtLeastAsync(frame, length, throwOnEndOfStream: false, cancellation) < length ? null : frame;
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteAsync(ReadOnlyMemory<byte> frame)
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, frame.Length);
        await _output.WriteAsync(head, CancellationToken.None);
        await _output.WriteAsync(frame, CancellationToken.None);
    }
}
