namespace OerPortal.Cms.Mail;

/// <summary>The mail server, or the way to it, is not as it should be: no letter goes now.</summary>
internal sealed class MailAwayException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>This one letter is not taken.</summary>
/// <param name="isForEver">There is no such address; else it may be taken later.</param>
internal sealed class LetterRefusedException(string message, bool isForEver) : Exception(message)
{
    public bool IsForEver { get; } = isForEver;
}
