using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Modules;

/// <summary>What a module brings to the host. Each module has exactly one public subclass with a parameterless constructor, in <c>Startup.cs</c>.</summary>
public abstract class ModuleStartup
{
    public abstract void ConfigureServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the module's endpoints. Razor Pages below <c>Pages/</c> are found by themselves.</summary>
    public virtual void Map(IEndpointRouteBuilder routes)
    {
    }
}
