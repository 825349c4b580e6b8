namespace OerPortal.Cms.Web;

/// <summary>A command-line verb of the host (<c>OerPortal.Cms.Web verb …</c>), for example <c>search-rebuild</c>. Register as scoped.</summary>
public interface IPortalVerb
{
    string Name { get; }

    /// <summary>One line of help.</summary>
    string Description { get; }

    /// <returns>The process's exit code.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation);
}
