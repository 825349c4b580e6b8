using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OerPortal.Ingest.Scanning;

/// <summary>Talks to clamd. Fails closed: whatever is not exactly clean is something else.</summary>
/// <param name="address">Asked anew for each connection, because a restarted clamd may listen elsewhere; null while there is none.</param>
/// <param name="maxThreads">Streams at once; clamd's own MaxThreads, so that none waits in its queue against its time limit.</param>
/// <param name="time">Clock for time limits.</param>
public sealed class ClamdClient(Func<ClamdAddress?> address, int maxThreads, TimeProvider time) : IDisposable
{
    private const int ChunkBytes = 128 << 10;
    private const int BytesPerSecond = 10 << 20;
    private static readonly TimeSpan BaseTime = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _slots = new(maxThreads);

    /// <summary>How many streams are read at once.</summary>
    public int Concurrency { get; } = maxThreads;

    /// <summary>Scans a stream from its present position to its end.</summary>
    /// <param name="content">Errors while reading it are thrown as they are.</param>
    /// <param name="length">Expected bytes; sets the time limit only.</param>
    public async Task<ScanReply> ScanAsync(Stream content, long length, CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            using var timer = new CancellationTokenSource(BaseTime + TimeSpan.FromSeconds((double)length / BytesPerSecond), time);
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
            try
            {
                return await ConverseAsync(content, limited.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new ScanReply(ScanVerdict.Unavailable, "time limit");
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>The reply to VERSION, for example <c>ClamAV 1.4.6/27812/Fri Nov 20 08:05:34 2026</c>; null when there is no answer.</summary>
    public async Task<string?> VersionAsync(CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(10), time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        try
        {
            if (address() is not { } where)
                return null;
            using var socket = await where.ConnectAsync(limited.Token);
            await SendAsync(socket, "zVERSION\0"u8.ToArray(), limited.Token);
            var reply = (await ReadToEndAsync(socket, limited.Token)).TrimEnd('\0', '\n');
            return reply.StartsWith("ClamAV ", StringComparison.Ordinal) ? reply : null;
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>Frees the slots.</summary>
    public void Dispose() => _slots.Dispose();

    private async Task<ScanReply> ConverseAsync(Stream content, CancellationToken cancellation)
    {
        if (address() is not { } where)
            return new ScanReply(ScanVerdict.Unavailable, "not started");
        Socket socket;
        try
        {
            socket = await where.ConnectAsync(cancellation);
        }
        catch (SocketException e)
        {
            return new ScanReply(ScanVerdict.Unavailable, e.Message);
        }
        using (socket)
        {
            SocketException? broken = null;
            try
            {
                await SendContentAsync(socket, content, cancellation);
            }
            catch (SocketException e)
            {
                // clamd answers and hangs up as soon as a stream is too long: its reason may still be there to read.
                broken = e;
            }
            try
            {
                var reply = ScanReply.Interpret(await ReadToEndAsync(socket, cancellation));
                // An early "OK" about half a stream is no verdict.
                return broken is not null && reply.Verdict == ScanVerdict.Clean
                    ? new ScanReply(ScanVerdict.Unavailable, broken.Message)
                    : reply;
            }
            catch (SocketException e)
            {
                return new ScanReply(ScanVerdict.Unavailable, (broken ?? e).Message);
            }
        }
    }

    private static async Task SendContentAsync(Socket socket, Stream content, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            // The command, each chunk's length and its bytes leave in one packet: a small member costs one write.
            var filled = Encoding.ASCII.GetBytes("zINSTREAM\0", buffer);
            for (; ; )
            {
                var read = await content.ReadAtLeastAsync(buffer.AsMemory(filled + 4, ChunkBytes - filled - 8), 1, throwOnEndOfStream: false, cancellation);
                BinaryPrimitives.WriteUInt32BigEndian(buffer.AsSpan(filled), (uint)read);
                await SendAsync(socket, buffer.AsMemory(0, filled + 4 + read), cancellation);
                if (read == 0)
                    return;
                filled = 0;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellation)..];
    }

    // To the end of the stream, not to NUL: the time-out reply ends in a newline and more may follow.
    private static async Task<string> ReadToEndAsync(Socket socket, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, cancellation);
            if (read == 0)
                break;
            length += read;
        }
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
