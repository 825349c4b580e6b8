using System.Reflection;

namespace OerPortal.Cms.Modules;

/// <summary>Finds modules and themes by being there: every <c>OerPortal.*.dll</c> beside the host is looked at, so a new one needs no line in the host.</summary>
internal static class ModuleDiscovery
{
    internal static IReadOnlyList<Assembly> PortalAssemblies()
        => [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "OerPortal.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal)
            .Select(name => Assembly.Load(name!))];

    internal static IReadOnlyList<ModuleInfo> Modules(IEnumerable<Assembly> assemblies)
        => ModuleOrder.Sort([.. assemblies.Select(Describe).OfType<ModuleInfo>()]);

    private static ModuleInfo? Describe(Assembly assembly)
    {
        if (assembly.GetCustomAttribute<ModuleAttribute>() is not { } manifest)
            return null;
        var startups = assembly.GetExportedTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(ModuleStartup))).ToList();
        if (startups is not [var startup])
            throw new InvalidOperationException($"Module {manifest.Id} must have exactly one public ModuleStartup; it has {startups.Count}.");
        return new ModuleInfo(
            manifest,
            assembly,
            (ModuleStartup)Activator.CreateInstance(startup)!,
            [.. assembly.GetCustomAttributes<FeatureAttribute>()]);
    }
}
