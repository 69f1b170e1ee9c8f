import type { BranchKey } from './people'

type Sentences = { titleEn: string; titleSv: string; textEn: string; textSv: string }

const shared: Sentences[] = [
  {
    titleEn: 'Received, answer follows',
    titleSv: 'Mottaget, svar kommer',
    textEn:
      'Thank you for your message. I look into it and come back to you here. You need not do anything until then.',
    textSv:
      'Tack för ditt meddelande. Jag tittar på det och återkommer här. Du behöver inte göra något under tiden.',
  },
  {
    titleEn: 'Please send a document',
    titleSv: 'Be om ett dokument',
    textEn:
      'To go on I need a document from you. Attach it to your answer here, as a PDF or a photograph in which everything can be read. Please do not send it by e-mail.',
    textSv:
      'För att komma vidare behöver jag ett dokument från dig. Bifoga det i ditt svar här, som PDF eller ett foto där allt går att läsa. Skicka det inte med e-post.',
  },
  {
    titleEn: 'Let us talk about it',
    titleSv: 'Vi tar det i ett samtal',
    textEn:
      'This is easier to explain when we see each other. Book a time that suits you with “Book about this” above, or call me from this page when I am free.',
    textSv:
      'Det här är lättare att förklara när vi ses. Boka en tid som passar dig med ”Boka om detta” ovan, eller ring mig från den här sidan när jag är ledig.',
  },
  {
    titleEn: 'Daily limit',
    titleSv: 'Dagsgräns',
    textEn:
      'The daily limit protects you if somebody else gets hold of your sign-in, and it is counted anew at midnight. For a larger payment we can raise it together in a video meeting; you confirm it yourself.',
    textSv:
      'Dagsgränsen skyddar dig om någon annan kommer åt din inloggning, och räknas om vid midnatt. För en större betalning kan vi höja den tillsammans i ett videomöte; du bekräftar själv.',
  },
]

/** Texts that stand ready in each branch: four they share, and how one gets there. */
export const templates: Record<BranchKey, Sentences[]> = {
  first: [
    ...shared,
    {
      titleEn: 'How to find us',
      titleSv: 'Så hittar du till oss',
      textEn:
        'You find us at Odengatan 65, two minutes from the Odenplan station. We are there on weekdays from 9 to 17, on Thursdays until 18, closed from 12 to 13. Please bring an identity document.',
      textSv:
        'Du hittar oss på Odengatan 65, två minuter från station Odenplan. Vi är där vardagar 9 till 17, torsdagar till 18, lunchstängt 12 till 13. Ta med legitimation.',
    },
  ],
  other: [
    ...shared,
    {
      titleEn: 'How to find us',
      titleSv: 'Så hittar du till oss',
      textEn:
        'You find us at Rådhusesplanaden 8, opposite the railway station. We are there on weekdays from 9 to 17, closed from 12 to 13. Please bring an identity document.',
      textSv:
        'Du hittar oss på Rådhusesplanaden 8, mitt emot järnvägsstationen. Vi är där vardagar 9 till 17, lunchstängt 12 till 13. Ta med legitimation.',
    },
  ],
}
