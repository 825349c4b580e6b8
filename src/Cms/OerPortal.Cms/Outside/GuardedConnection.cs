using System.Net;
using System.Net.Sockets;

namespace OerPortal.Cms.Outside;

/// <summary>
/// Connects to what a name leads to, if all of it is public: a name that leads to a public address and to a private one is refused, and what
/// was looked at is what is connected to, so that a name cannot lead elsewhere a moment later.
/// </summary>
internal sealed class GuardedConnection(INameResolution names, OutsideRules rules)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await AddressesAsync(host, port, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="OutsideTroubleException">It leads nowhere, or into a network that is nobody else's business.</exception>
    internal async Task<IPAddress[]> AddressesAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await ResolveAsync(host, cancellation);
        if (addresses.Length == 0)
            throw new OutsideTroubleException("unknownHost", host) { IsPassing = true };
        if (!rules.Allows(host, port) && !Array.TrueForAll(addresses, AddressGuard.IsPublic))
            throw new OutsideTroubleException("privateAddress", host);
        return addresses;
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await names.ResolveAsync(host, cancellation);
        }
        catch (SocketException e)
        {
            throw new OutsideTroubleException("unknownHost", host, e) { IsPassing = true };
        }
    }
}
