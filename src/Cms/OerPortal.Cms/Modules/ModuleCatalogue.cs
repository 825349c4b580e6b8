using System.Collections.Frozen;
using System.Reflection;

namespace OerPortal.Cms.Modules;

/// <summary>What this host was built from.</summary>
/// <param name="Assemblies">Every portal assembly, themes and abstractions included.</param>
/// <param name="Modules">In start order.</param>
internal sealed record ModuleCatalogue(IReadOnlyList<Assembly> Assemblies, IReadOnlyList<ModuleInfo> Modules)
{
    internal FrozenDictionary<string, FeatureAttribute> Features { get; } =
        Modules.SelectMany(m => m.Features).ToFrozenDictionary(f => f.Id);

    internal static ModuleCatalogue Discover()
    {
        var assemblies = ModuleDiscovery.PortalAssemblies();
        return new ModuleCatalogue(assemblies, ModuleDiscovery.Modules(assemblies));
    }
}
