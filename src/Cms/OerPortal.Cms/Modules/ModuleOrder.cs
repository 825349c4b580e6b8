namespace OerPortal.Cms.Modules;

/// <summary>Orders modules so that each starts after those it depends on.</summary>
internal static class ModuleOrder
{
    /// <exception cref="InvalidOperationException">A dependency is missing or circular.</exception>
    internal static IReadOnlyList<ModuleInfo> Sort(IReadOnlyList<ModuleInfo> modules)
    {
        var byId = modules.ToDictionary(m => m.Manifest.Id);
        var sorted = new List<ModuleInfo>();
        var open = new HashSet<string>();
        foreach (var module in modules)
            Visit(module);
        return sorted;

        void Visit(ModuleInfo module)
        {
            if (sorted.Contains(module))
                return;
            if (!open.Add(module.Manifest.Id))
                throw new InvalidOperationException($"Module {module.Manifest.Id} depends on itself.");
            foreach (var id in module.Manifest.DependsOn)
            {
                Visit(byId.TryGetValue(id, out var needed)
                    ? needed
                    : throw new InvalidOperationException($"Module {module.Manifest.Id} needs {id}, which is not there."));
            }

            sorted.Add(module);
        }
    }
}
