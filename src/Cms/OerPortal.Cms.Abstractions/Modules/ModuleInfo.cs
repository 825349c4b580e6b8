using System.Reflection;

namespace OerPortal.Cms.Modules;

/// <summary>A module the host has loaded, in the order in which modules start.</summary>
public sealed record ModuleInfo(ModuleAttribute Manifest, Assembly Assembly, ModuleStartup Startup, IReadOnlyList<FeatureAttribute> Features);
