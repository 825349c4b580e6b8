using OpenIddict.Abstractions;
using OpenIddict.Client;

namespace OerPortal.SignOn.Clients;

internal static class ProviderAnswers
{
    /// <summary>What the provider says of itself; null while it does not answer, so that one that is away is a sentence and no fault.</summary>
    internal static async Task<OpenIddictConfiguration?> ConfigurationOfAsync(this OpenIddictClientService client, OutsideProvider provider, CancellationToken cancellation)
    {
        try
        {
            return await client.GetServerConfigurationByProviderNameAsync(provider.Id, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
