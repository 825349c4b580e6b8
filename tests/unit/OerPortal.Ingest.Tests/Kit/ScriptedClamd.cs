using System.Net;
using System.Net.Sockets;
using System.Text;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Answers every connection with the same bytes, whatever it is asked: a scanner gone wrong.</summary>
internal sealed class ScriptedClamd : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public ScriptedClamd(string? reply, bool reset = false)
    {
        _listener.Start();
        Address = ClamdAddress.Loopback(((IPEndPoint)_listener.LocalEndpoint).Port);
        _ = ServeAsync(reply, reset);
    }

    public ClamdAddress Address { get; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(string? reply, bool reset)
    {
        var kept = new List<Socket>();
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                kept.Add(socket);
                await socket.ReceiveAsync(new byte[1 << 20], _stop.Token);
                if (reply is null)
                    continue;
                if (reset)
                    socket.LingerState = new LingerOption(enable: true, 0);
                else
                    await socket.SendAsync(Encoding.ASCII.GetBytes(reply), _stop.Token);
                socket.Dispose();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            kept.ForEach(s => s.Dispose());
        }
    }
}
