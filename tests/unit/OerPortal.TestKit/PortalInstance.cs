using Microsoft.AspNetCore.Mvc.Testing;
using OerPortal.Cms.Sites;

namespace OerPortal.TestKit;

/// <summary>Another process, as it were, of a portal that runs already.</summary>
public sealed class PortalInstance : IAsyncDisposable
{
    private readonly PortalHost _host;
    private readonly Site _portal;

    internal PortalInstance(PortalHost host, Site portal)
    {
        _host = host;
        _portal = portal;
        _ = host.Services;
    }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Somebody whose browser is led to this instance with the cookies it has, such as <c>oer=…</c>.</summary>
    public Visitor Guest(string? cookies = null)
    {
        var client = _host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = cookies is null, BaseAddress = new Uri("http://localhost") });
        if (cookies is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookies);
        return new Visitor(client, _portal, person: null);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
