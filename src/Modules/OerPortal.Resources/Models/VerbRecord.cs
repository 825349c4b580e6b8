using OerPortal.Cms.Events;

namespace OerPortal.Resources.Models;

/// <summary>What a verb leaves behind: a line for the audit log and the events to publish.</summary>
internal sealed record VerbRecord(string Action, object? Detail, IReadOnlyList<IEvent> Events);

/// <summary>A submission was approved or returned.</summary>
internal sealed record SubmissionDecided(Guid ResourceId, Guid SubmissionId) : IEvent;
