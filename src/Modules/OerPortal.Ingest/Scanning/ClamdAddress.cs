using System.Net;
using System.Net.Sockets;

namespace OerPortal.Ingest.Scanning;

/// <summary>Where clamd listens: <c>unix:/path/to.sock</c>, <c>tcp://host:3310</c> or <c>host:3310</c>.</summary>
public sealed record ClamdAddress(EndPoint EndPoint)
{
    private const int DefaultPort = 3310;

    /// <summary>A local socket.</summary>
    public static ClamdAddress Unix(string path) => new(new UnixDomainSocketEndPoint(path));

    /// <summary>A port of this machine.</summary>
    public static ClamdAddress Loopback(int port) => new(new IPEndPoint(IPAddress.Loopback, port));

    /// <exception cref="FormatException">None of the three forms.</exception>
    public static ClamdAddress Parse(string text)
    {
        if (text.StartsWith("unix:", StringComparison.OrdinalIgnoreCase))
            return Unix(text[5..]);
        var rest = text.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase) ? text[6..] : text;
        if (!Uri.TryCreate($"tcp://{rest}", UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new FormatException($"'{text}' is no address of clamd: write unix:/path or host:port.");
        return new ClamdAddress(new DnsEndPoint(uri.Host, uri.Port > 0 ? uri.Port : DefaultPort));
    }

    internal async Task<Socket> ConnectAsync(CancellationToken cancellation)
    {
        var socket = EndPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(EndPoint, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
