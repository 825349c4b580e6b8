using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OerPortal.Search.Tests.Kit;

/// <summary>Stands before a server, and can keep what comes away from it.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private readonly Uri _behind;
    private readonly int _port;
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private TcpListener? _listener;
    private volatile bool _frozen;

    public Gate(Uri behind)
    {
        _behind = behind;
        Open();
        _port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public void Open()
    {
        _frozen = false;
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>As if the server were gone: connections end, and new ones are refused.</summary>
    public void Close()
    {
        _listener?.Stop();
        foreach (var client in _open.Keys) client.Close();
        _open.Clear();
    }

    /// <summary>As if the server were stuck: nothing comes back.</summary>
    public void Freeze() => _frozen = true;

    /// <summary>Ends what waits in vain.</summary>
    public void Thaw()
    {
        Close();
        Open();
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = CarryAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        _open[client] = true;
        _open[server] = true;
        try
        {
            await server.ConnectAsync(_behind.Host, _behind.Port);
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One of them is gone.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Close();
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var bytes = new byte[16_384];
        int count;
        while ((count = await from.GetStream().ReadAsync(bytes)) > 0)
        {
            if (!_frozen) await to.GetStream().WriteAsync(bytes.AsMemory(0, count));
        }
    }
}
