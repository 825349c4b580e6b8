namespace OerPortal.Deposit;

/// <summary>Where the interface is, below a site. The one place that spells it; its resumable uploads are Ingest's.</summary>
internal static class DepositAddress
{
    internal const string Base = "/api/deposit/v1";

    internal const string Contributions = "/contributions";

    internal const string Uploads = Base + "/uploads";

    internal static string Contribution(string draftId) => $"{Base}{Contributions}/{draftId}";
}
