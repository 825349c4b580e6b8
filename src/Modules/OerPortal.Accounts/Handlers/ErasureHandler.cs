using OerPortal.Cms.Events;

namespace OerPortal.Accounts.Handlers;

/// <summary>Lets every module drop what it kept about an erased person. One that fails keeps the others from nothing; all are asked again.</summary>
internal sealed class ErasureHandler(IEnumerable<IPersonalRecords> records) : IEventHandler<PersonErased>
{
    public async Task HandleAsync(PersonErased message, CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var kept in records)
        {
            try
            {
                await kept.EraseAsync(message.PersonId, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException("Some of what is kept about an erased person could not be dropped.", failures);
    }
}
