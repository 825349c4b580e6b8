using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Data;

/// <summary>Opens scopes in which the system acts for a site: nobody is signed in, and everything may be done.</summary>
internal sealed class SystemScope(IServiceScopeFactory scopes, ISites sites)
{
    internal AsyncServiceScope Open(Guid? siteId = null)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingSystem>().Say();
        scope.ServiceProvider.GetRequiredService<SiteContext>().Use((siteId is { } id ? sites.Find(id) : null) ?? sites.Portal);
        return scope;
    }
}
