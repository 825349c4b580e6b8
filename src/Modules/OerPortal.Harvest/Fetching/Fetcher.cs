using OerPortal.Cms.Outside;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Fetching;

/// <summary>Asks sources, by the portal's one way outside.</summary>
internal sealed class Fetcher(IOutsideDoors doors, HarvestSettings settings) : IDisposable
{
    private readonly IOutsideDoor _door = doors.Open(settings.Rules);

    /// <exception cref="SourceTroubleException">No answer that anything could be taken from.</exception>
    public async Task<OutsideAnswer> GetAsync(Uri address, string accept, CancellationToken cancellation)
    {
        try
        {
            return await _door.GetAsync(address, accept, cancellation);
        }
        catch (OutsideTroubleException trouble)
        {
            throw new SourceTroubleException(trouble.Code, trouble.Detail, trouble) { IsPassing = trouble.IsPassing, RetryAfter = trouble.RetryAfter };
        }
    }

    public void Dispose() => _door.Dispose();
}
