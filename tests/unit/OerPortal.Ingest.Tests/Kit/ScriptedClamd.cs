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

    /// <summary>Up to the end of a command, or of the stream after INSTREAM: what is left unheard would turn the end of the connection into a reset.</summary>
    private static async Task HearAsync(Socket socket, CancellationToken stop)
    {
        var (heard, buffer) = (new List<byte>(), new byte[1 << 16]);
        bool goesOn;
        do
        {
            var count = await socket.ReceiveAsync(buffer, stop);
            heard.AddRange(buffer.AsSpan(0, count));
            var isStream = heard.Count >= 9 && Encoding.ASCII.GetString([.. heard[..9]]) == "zINSTREAM";
            goesOn = count > 0 && isStream && (heard.Count < 14 || !heard[^4..].SequenceEqual(new byte[4]));
        }
        while (goesOn);
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
                await HearAsync(socket, _stop.Token);
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
