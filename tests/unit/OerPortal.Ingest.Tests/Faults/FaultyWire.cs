using System.Net;
using System.Net.Sockets;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Tests.Faults;

/// <summary>
/// A port of this machine that leads to a real server, under the switch. When the process is killed the server sees its
/// connections close, while what is left of the process waits for ever: nothing of it runs on.
/// </summary>
internal abstract class FaultyWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Socket> _frozen = [];

    protected FaultyWire(FaultSwitch faults, EndPoint server)
    {
        (Faults, Server) = (faults, server);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    protected FaultSwitch Faults { get; }

    private EndPoint Server { get; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        lock (_frozen)
            _frozen.ForEach(s => s.Dispose());
        _stop.Dispose();
    }

    /// <summary>Carries one connection until it ends.</summary>
    protected abstract Task CarryAsync(NetworkStream client, NetworkStream server, CancellationToken stop);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptSocketAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        var stop = _stop.Token;
        client.NoDelay = true;
        try
        {
            using var server = await new ClamdAddress(Server).ConnectAsync(stop);
            await using var toClient = new NetworkStream(client, ownsSocket: false);
            await using var toServer = new NetworkStream(server, ownsSocket: false);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var carry = CarryAsync(toClient, toServer, end.Token);
            await Task.WhenAny(carry, Faults.IsDead ? Task.CompletedTask : DeathAsync(end.Token));
            await end.CancelAsync();
            await carry;
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side hung up.
        }
        if (Faults.IsDead)
            Freeze(client);
        else
            Reset(client);
    }

    private async Task DeathAsync(CancellationToken stop)
    {
        await Faults.Struck.WaitAsync(stop);
        if (!Faults.IsDead)
            await Task.Delay(Timeout.Infinite, stop);
    }

    private void Freeze(Socket client)
    {
        lock (_frozen)
            _frozen.Add(client);
    }

    private static void Reset(Socket client)
    {
        client.LingerState = new LingerOption(enable: true, 0);
        client.Dispose();
    }
}

/// <summary>clamd behind the switch: each connection is a call.</summary>
internal sealed class ClamdWire(FaultSwitch faults, EndPoint server) : FaultyWire(faults, server)
{
    protected override async Task CarryAsync(NetworkStream client, NetworkStream server, CancellationToken stop)
    {
        var verdict = Faults.Next();
        if (verdict is Fault.Refused or Fault.Killed)
            return;
        var asking = client.CopyToAsync(server, stop);
        var answer = new MemoryStream();
        await server.CopyToAsync(answer, stop);
        if (verdict is not null)
            return;
        await client.WriteAsync(answer.ToArray(), stop);
        // clamd closes after its answer, and so does the client.
        client.Socket.Shutdown(SocketShutdown.Send);
        await asking;
    }
}
