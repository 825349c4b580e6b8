using System.Net;
using System.Net.Sockets;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>How a scanner behaves.</summary>
public enum Mood
{
    /// <summary>As the real one.</summary>
    Well,

    /// <summary>Takes connections and never answers.</summary>
    Frozen,

    /// <summary>Answers something that is no verdict.</summary>
    Garbage,

    /// <summary>Resets connections in the middle of a file.</summary>
    Resets,

    /// <summary>Hangs up without a word.</summary>
    HangsUp,

    /// <summary>Says that the file is longer than it reads.</summary>
    IsFull,
}

/// <summary>Stands before a real clamd and can fall ill and recover.</summary>
internal sealed class MoodyClamd : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ClamdAddress _real;
    private volatile Mood _mood;

    public MoodyClamd(ClamdAddress real)
    {
        _real = real;
        _listener.Start();
        Address = ClamdAddress.Loopback(((IPEndPoint)_listener.LocalEndpoint).Port);
        _ = AcceptAsync();
    }

    public ClamdAddress Address { get; }

    public Mood Mood
    {
        get => _mood;
        set => _mood = value;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var client = new NetworkStream(socket, ownsSocket: true);
        var stop = _stop.Token;
        try
        {
            await (_mood switch
            {
                Mood.Well => CarryAsync(client, stop),
                Mood.Frozen => Task.Delay(Timeout.Infinite, stop),
                Mood.Garbage => client.WriteAsync("stream: OK?\0"u8.ToArray(), stop).AsTask(),
                Mood.IsFull => client.WriteAsync("INSTREAM size limit exceeded. ERROR\0"u8.ToArray(), stop).AsTask(),
                _ => client.ReadExactlyAsync(new byte[10], stop).AsTask(),
            });
            if (_mood == Mood.Resets)
                socket.LingerState = new LingerOption(enable: true, 0);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // One side hung up.
        }
    }

    private async Task CarryAsync(NetworkStream client, CancellationToken stop)
    {
        await using var server = new NetworkStream(await _real.ConnectAsync(stop), ownsSocket: true);
        var asking = client.CopyToAsync(server, stop);
        await server.CopyToAsync(client, stop);
        client.Socket.Shutdown(SocketShutdown.Send);
        await asking;
    }
}
