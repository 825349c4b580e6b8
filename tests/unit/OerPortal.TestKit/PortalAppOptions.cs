using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.TestKit;

/// <summary>What one application has different from an installation.</summary>
public sealed record PortalAppOptions
{
    /// <summary>Configuration: <c>Portal:Recipe</c>, addresses of outside services …</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary><c>Development</c>, or <c>Production</c> for an installation as people use it, over HTTPS.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Replaces services; for outside services only, the database is real.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
