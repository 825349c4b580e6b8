namespace OerPortal.OpenData.OaiPmh.Protocol;

/// <summary>An error of the protocol (OAI-PMH 2.0, 3.6). The answer is still HTTP 200.</summary>
internal sealed class OaiRefusal(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>Whether the arguments may not be repeated in the answer, because they make no sense.</summary>
    public bool HidesArguments => code is "badVerb" or "badArgument";

    public static OaiRefusal BadVerb(string message) => new("badVerb", message);

    public static OaiRefusal BadArgument(string message) => new("badArgument", message);

    public static OaiRefusal BadToken() => new("badResumptionToken", "This resumption token was not given out here, or not for this verb and address.");

    public static OaiRefusal UnknownFormat(string prefix) => new("cannotDisseminateFormat", $"There is no format '{prefix}'; ListMetadataFormats tells which there are.");

    public static OaiRefusal UnknownItem() => new("idDoesNotExist", "There is no record with this identifier.");

    public static OaiRefusal NothingFound() => new("noRecordsMatch", "No record matches these arguments.");
}
