using System.Net;
using System.Net.Sockets;

namespace OerPortal.Ingest.Tests.BadInputs;

/// <summary>A port of this machine that bad files point at; nobody may ever call.</summary>
internal sealed class DeafPort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public DeafPort() => _listener.Start();

    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string Url => $"http://{Host}/x";

    public void ShouldBeQuiet() => _listener.Pending().ShouldBeFalse("somebody called");

    public void Dispose() => _listener.Dispose();
}
