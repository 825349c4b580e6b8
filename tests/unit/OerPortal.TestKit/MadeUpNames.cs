using System.Net;
using OerPortal.Cms.Outside;

namespace OerPortal.TestKit;

/// <summary>Names that lead here, and names that pretend to lead elsewhere.</summary>
public sealed class MadeUpNames : INameResolution
{
    /// <inheritdoc />
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>(host switch
    {
        MadeUpServer.Host => [IPAddress.Loopback],
        "trong-nha.test" => [IPAddress.Loopback],
        "hai-mat.test" => [IPAddress.Parse("93.184.215.14"), IPAddress.Parse("10.0.0.7")],
        "sau.test" => [IPAddress.Parse("::ffff:169.254.169.254")],
        _ => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound),
    });
}
