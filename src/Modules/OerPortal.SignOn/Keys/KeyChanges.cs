using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OerPortal.Cms.Data;
using OpenIddict.Server;

namespace OerPortal.SignOn.Keys;

/// <summary>Gives the server its signing keys, and gives them anew when it is said that they may be others.</summary>
internal sealed class KeyChanges(SigningKeys keys) : INotificationHandler, IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    internal const string ChannelName = "oer_signon_keys";

    private CancellationTokenSource _changed = new();

    public string Channel => ChannelName;

    public string? Name => Options.DefaultName;

    public Task HeardAsync(string payload, CancellationToken cancellation)
    {
        var changed = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        return changed.CancelAsync();
    }

    public void Dispose() => _changed.Dispose();

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var key in keys.Read())
            options.SigningCredentials.Add(new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
    }
}
