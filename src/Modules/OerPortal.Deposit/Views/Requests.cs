using OerPortal.Resources;

namespace OerPortal.Deposit.Views;

/// <summary>What is written into a draft. Fields that are not sent stay as they are; null empties one.</summary>
internal sealed record ContributionRequest(ResourceMetadata? Description, string? Visibility);

internal sealed record FileRequest(string? Role, string? Title);

internal sealed record LinkRequest(string Address, string? Role, string? Title);

internal sealed record WithdrawalRequest(string Reason);

/// <summary>What is wrong, as it is answered (RFC 9457).</summary>
internal sealed record ProblemDetailsView(string Type, string Title, int Status, string Detail, string Instance, string Code, IReadOnlyList<ProblemView> Problems);
